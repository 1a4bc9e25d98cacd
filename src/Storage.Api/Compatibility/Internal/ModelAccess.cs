using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>Does on a typed entity what is asked on dictionaries.</summary>
internal abstract class ModelAccess
{
    public abstract ValueTask<DatabaseResult> QueryAsync(IStorage storage, DatabaseQuery query, TimeProvider time, CancellationToken cancellationToken);

    public abstract ValueTask<IReadOnlyDictionary<string, object?>> SaveAsync(IStorage storage, DatabaseSave save, TimeProvider time, CancellationToken cancellationToken);
}
