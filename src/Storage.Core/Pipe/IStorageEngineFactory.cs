namespace Storage.Core;

/// <summary>Opens the engine of a storage; registered under the storage's name.</summary>
public interface IStorageEngineFactory
{
    /// <summary>Opens the engine.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    ValueTask<IStorageEngine> OpenAsync(CancellationToken cancellationToken);
}
