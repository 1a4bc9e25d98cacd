namespace Storage.Optimization.Internal;

/// <summary>The advisor that services get in their constructors, before the host has opened the storage.</summary>
internal sealed class StoredAdvisor(IStorage storage, QueryAdvisorOptions options) : IQueryAdvisor
{
    public ValueTask<QueryAdvice> AdviseAsync(CancellationToken cancellationToken = default) => new QueryAdvisor(storage, options).AdviseAsync(cancellationToken);
}
