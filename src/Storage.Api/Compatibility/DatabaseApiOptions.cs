namespace Storage.Api.Compatibility;

/// <summary>What a host adds to <see cref="DatabaseApi"/>.</summary>
public sealed class DatabaseApiOptions
{
    /// <summary>Gets the host's own models, beside those of <see cref="ModelMapping"/>; one of the same name takes its place.</summary>
    public IReadOnlyList<DatabaseModel> Models { get; init; } = [];

    /// <summary>Gets the models that the host answers itself, by name.</summary>
    /// <value>The default is empty: the storage answers for all.</value>
    public IReadOnlyDictionary<string, IModelRoute> Routes { get; init; } = new Dictionary<string, IModelRoute>();
}
