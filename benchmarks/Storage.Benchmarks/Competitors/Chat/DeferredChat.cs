using System.Diagnostics;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>Ours on the whole pipe, for one client: the message is on disk when the call returns, the touch of its stream
/// is accepted.</summary>
internal sealed class DeferredChat<TStream, TPerson, TMessage>(BatchingStorage storage, ChatTables<TStream, TPerson, TMessage> tables)
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    // so that what counts as done is committed, but for the last few
    private const int TouchesAhead = 8;

    private readonly SuiteChat<TStream, TPerson, TMessage> _chat = new(storage, tables);
    private readonly Queue<ScheduledWrite> _ahead = new();
    private readonly Dictionary<string, Touch> _last = new(StringComparer.Ordinal);

    /// <summary>Gets the last touch of each stream that the client has touched.</summary>
    public IEnumerable<(string Stream, Touch Touch)> LastTouches => _last.Select(one => (one.Key, one.Value));

    public async ValueTask<bool> HandleAsync(ChatLine line, long number)
    {
        await _chat.ReadAsync(line);
        await storage.WriteAsync(new WriteUnit(Write.Insert(tables.Message(line, number))));
        var began = Stopwatch.GetTimestamp();
        _ahead.Enqueue(await storage.ScheduleAsync(new WriteUnit(_chat.TouchOf(line.Stream, line.Time))));
        _last[line.Stream] = new Touch(line.Time, began, Stopwatch.GetTimestamp());
        return _ahead.Count <= TouchesAhead || (await _ahead.Dequeue().Completion).RowsAffected > 0;
    }
}
