using Microsoft.Extensions.AI;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>
/// Reads a stream for its caller and settles the call however that ends: read to the end, dropped, cancelled or failed. Written by hand, since an
/// update that is there already is handed on without a state machine; only the first one, the last one and those that have to be waited for
/// take one.
/// </summary>
internal sealed class TrackedStreamReader(
    CostTrackingChatClient client, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CallLabels labels, CancellationTokenSource? linked, CancellationToken cancellationToken)
    : IAsyncEnumerator<ChatResponseUpdate>
{
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;
    private TrackedCall? _call;
    private UsageSum? _sum;
    private TimeSpan? _first;
    private bool _isSettled;

    public ChatResponseUpdate Current { get; private set; } = null!;

    public ValueTask<bool> MoveNextAsync()
    {
        if (_updates is null || _isSettled)
        {
            return _isSettled ? new(false) : BeginAsync();
        }

#pragma warning disable CA2012 // each way looks at it once
        var next = Next();
#pragma warning restore CA2012
        if (!next.IsCompletedSuccessfully)
        {
            return MoveAsync(next);
        }

        if (!next.Result)
        {
            return EndAsync();
        }

        Take();
        return new(true);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isSettled && _call is not null)
        {
            await SettleAsync(CallOutcome.Dropped).ConfigureAwait(false);
        }

        linked?.Dispose();
    }

    private async ValueTask<bool> BeginAsync()
    {
        _call = await client.BeginAsync(messages, options, labels, cancellationToken).ConfigureAwait(false);
        _sum = client.NewSum(options);
        _updates = client.StreamInner(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        return await MoveNextAsync().ConfigureAwait(false);
    }

    private ValueTask<bool> Next()
    {
        try
        {
            return _updates!.MoveNextAsync();
        }
#pragma warning disable CA1031 // the failure is settled and thrown by who awaits
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ValueTask.FromException<bool>(exception);
        }
    }

    private async ValueTask<bool> MoveAsync(ValueTask<bool> next)
    {
        try
        {
            if (await next.ConfigureAwait(false))
            {
                Take();
                return true;
            }
        }
        catch (Exception exception)
        {
            await SettleAsync(CostTrackingChatClient.OutcomeOf(exception, cancellationToken)).ConfigureAwait(false);
            throw;
        }

        return await EndAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> EndAsync()
    {
        await SettleAsync(CallOutcome.Completed).ConfigureAwait(false);
        return false;
    }

    private void Take()
    {
        Current = _updates!.Current;
        _first ??= client.Elapsed(_call!);
        _sum!.Add(Current);
    }

    private async ValueTask SettleAsync(CallOutcome outcome)
    {
        _isSettled = true;
        try
        {
            if (_updates is not null)
            {
                await _updates.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await client.SettleAsync(_call!, _sum!, outcome, _first, messages, options).ConfigureAwait(false);
        }
    }
}
