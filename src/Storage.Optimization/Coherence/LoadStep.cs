namespace Storage.Optimization.Internal;

/// <summary>What a read does next.</summary>
internal enum LoadStep
{
    /// <summary>The value is there.</summary>
    Hit,

    /// <summary>Somebody reads it already.</summary>
    Join,

    /// <summary>The caller reads it, for all.</summary>
    Load,

    /// <summary>The caller reads it for itself only: a commit is changing it.</summary>
    Bypass,
}
