using System.Data.Common;

namespace Storage.Core;

/// <summary>A host's own transaction. It sees its own writes; nobody else does before the commit. One caller at a time.</summary>
public interface IStorageSession : IStorage, IAsyncDisposable
{
    /// <summary>Gets the transaction's connection, for plain ADO.NET or a mapper such as Dapper. The transaction is open on it and is ended
    /// by this session only.</summary>
    DbConnection Connection { get; }

    /// <summary>Commits, or folds a nested transaction into the one around it. The session is over then.</summary>
    /// <param name="cancellationToken">Not observed once the commit has begun.</param>
    /// <returns>A task that completes when the writes are as durable as asked for.</returns>
    /// <exception cref="StorageException">The commit failed; <see cref="StorageException.Outcome"/> says whether anything may be
    /// stored.</exception>
    ValueTask CommitAsync(CancellationToken cancellationToken = default);

    /// <summary>Rolls back. The session is over then.</summary>
    /// <returns>A task that completes when nothing of the session is left.</returns>
    ValueTask RollbackAsync();
}
