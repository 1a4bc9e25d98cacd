using System.Buffers;
using Microsoft.Extensions.Caching.Distributed;

namespace Storage.Optimization.Internal;

/// <summary>The second level outside this process.</summary>
internal sealed class DistributedLevel2Store(IDistributedCache cache) : ILevel2Store
{
    private readonly IBufferDistributedCache? _buffered = cache as IBufferDistributedCache;

    public int? Count => null;

    public bool IsLocal => false;

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (_buffered is null)
        {
            return await cache.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }

        var writer = new ArrayBufferWriter<byte>();
        return await _buffered.TryGetAsync(key, writer, cancellationToken).ConfigureAwait(false) ? writer.WrittenSpan.ToArray() : null;
    }

    public async ValueTask SetAsync(string key, byte[] value, TimeSpan life, CancellationToken cancellationToken)
    {
        var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life };
        if (_buffered is null)
        {
            await cache.SetAsync(key, value, options, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await _buffered.SetAsync(key, new ReadOnlySequence<byte>(value), options, cancellationToken).ConfigureAwait(false);
        }
    }

    // the host's
    public void Dispose()
    {
    }
}
