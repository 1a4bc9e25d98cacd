namespace Storage.Api.Compatibility;

/// <summary>A host's own implementation of a model, such as the one it is moving away from.</summary>
public interface IModelRoute
{
    /// <summary>Answers <see cref="DatabaseApi.QueryAsync"/>.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="query">What is asked, as the caller gave it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result.</returns>
    ValueTask<DatabaseResult> QueryAsync(string model, DatabaseQuery query, CancellationToken cancellationToken);

    /// <summary>Answers <see cref="DatabaseApi.SaveAsync"/>.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="save">What is asked, as the caller gave it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The stored row.</returns>
    ValueTask<IReadOnlyDictionary<string, object?>> SaveAsync(string model, DatabaseSave save, CancellationToken cancellationToken);
}
