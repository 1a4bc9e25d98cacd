namespace Storage.Core;

/// <summary>Where the token counts of a call to a language model are from.</summary>
public enum UsageSource
{
    /// <summary>The provider reported them.</summary>
    Provider,

    /// <summary>The call was complete and the provider reported none, so they were estimated from the texts.</summary>
    Estimated,

    /// <summary>The answer broke off before the provider reported any, so what came until then was estimated.</summary>
    Partial,

    /// <summary>Nothing is known.</summary>
    Missing,
}
