using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The cases, in the order in which they run. A case runs with its wide twin, but not in a quick run; the
/// twin's own name runs it alone.</summary>
internal static class RatioCases
{
    private const string Wide = "-wide";
    private const int WideShare = 4;

    private static readonly OrderedDictionary<string, Func<Field, Task<IReadOnlyList<CaseResult>>>> All = new(StringComparer.Ordinal)
    {
        ["point-read"] = async field => [await Reads(field).PointReadAsync()],
        ["point-read-wide"] = async field => [await WideReads(field).PointReadAsync()],
        ["find-by-key"] = async field => [await Reads(field).FindByKeyAsync()],
        ["find-by-key-wide"] = async field => [await WideReads(field).FindByKeyAsync()],
        ["last-50"] = async field => [await Reads(field).LastAsync()],
        ["last-50-wide"] = async field => [await WideReads(field).LastAsync()],
        ["in-100"] = async field => [await Reads(field).FindManyAsync()],
        ["in-100-wide"] = async field => [await WideReads(field).FindManyAsync()],
        ["held-snapshot"] = field => HeldSnapshotCase.RunAsync(field.Narrow.Files, field.Scale.Calls),
        ["scan-stream"] = async field => [await new ScanCase<ChatMessage>(field.Narrow, field.Scale).RunAsync()],
        ["scan-stream-wide"] = async field => [await new ScanCase<Message>(field.Wide, field.Scale).RunAsync()],
        ["bulk-insert"] = async field => [await Bulk(MessageTables.Narrow, field.Scale.BulkRows, field)],
        ["bulk-insert-wide"] = async field => [await Bulk(MessageTables.Wide, field.Scale.BulkRows / WideShare, field)],
        ["insert-1"] = async field => [await Inserts(field).OneAsync()],
        ["insert-1-wide"] = async field => [await WideInserts(field).OneAsync()],
        ["insert-64"] = async field => [await Inserts(field).SixtyFourAsync()],
        ["insert-64-wide"] = async field => [await WideInserts(field).SixtyFourAsync()],
        ["insert-512"] = async field => [await Inserts(field).ManyAsync()],
        ["update-64"] = async field => [await Chat(field).TouchAsync()],
        ["update-64-wide"] = async field => [await WideChat(field).TouchAsync()],
        ["mixed"] = field => MixedCase.RunAsync(field.Narrow.Files, field.Scale.Crowds),
        ["mixed-wide"] = field => MixedCase.RunAsync(field.Wide.Files, field.Scale.Crowds),
        ["replay"] = field => Chat(field).ReplayAsync(field.Scale.IsThorough),
        ["replay-wide"] = field => WideChat(field).ReplayAsync(field.Scale.IsThorough),
        ["replay-deferred"] = async field => [await DeferredReplay(field, "replay-deferred", 16)],
        ["replay-deferred-64"] = async field => [await DeferredReplay(field, "replay-deferred-64", 64)],
        ["touch-64"] = async field => [await Batching(field).TouchAsync()],
        ["insert-64-batching"] = async field => [await Batching(field).InsertAsync()],
        ["slow-log-overhead"] = async field => [await Batching(field).SlowLogAsync()],
        ["cache-hit"] = async field => [await Hits(field).ByKeyAsync()],
        ["cache-hit-window"] = async field => [await Hits(field).WindowAsync()],
        ["cache-hit-2-threads"] = async field => [await Hits(field).TwoThreadsAsync()],
        ["cache-l2-hit"] = async field => [await Misses(field).Level2Async()],
        ["miss"] = async field => [await Misses(field).MissAsync()],
        ["coherence"] = async field => [await CoherenceCase.RunAsync(field.Narrow.Files, field.Scale.Crowds)],
        ["hit-ratio"] = field => Task.FromResult(HitRatioCase.Run(field.Traces)),
        ["preload-context"] = async field => [await Preloads(field).ContextAsync()],
        ["preload-context-busy"] = async field => [await Preloads(field).BusyContextAsync()],
        ["warm-start"] = async field => [await new WarmStartCase(field.Chat, field.Scale).RunAsync()],
        ["queue-enqueue-64"] = async field => [await Queues(field).EnqueueAsync(64)],
        ["queue-enqueue-16"] = async field => [await Queues(field).EnqueueAsync(16)],
        ["queue-enqueue-1"] = async field => [await Queues(field).EnqueueAsync(1)],
        ["queue-claim-ack"] = async field => [await Queues(field).ClaimAndAckAsync()],
        ["queue-at-cap"] = field => Queues(field).AtCapAsync(),
        ["queue-million"] = field => Queues(field).MillionAsync(),
        ["queue-open"] = async field => [await Queues(field).OpenAsync()],
        ["cost-record-64"] = async field => [await new CostCases(field.Scale).RecordAsync()],
        ["cost-reserve-settle"] = async field => [await new CostCases(field.Scale).ReserveSettleAsync()],
        ["cost-middleware"] = async field => [await new CostCases(field.Scale).MiddlewareAsync()],
        ["cost-month-report"] = async field => [await new CostCases(field.Scale).MonthReportAsync()],
        ["growth"] = field => Growth(field).RunAsync(),
        ["cold-start"] = field => ColdStartCase.RunAsync(field.Narrow.Files, field.Scale),
    };

    public static IEnumerable<string> Names => All.Keys.Where(name => !name.EndsWith(Wide, StringComparison.Ordinal));

    /// <summary>Gives the cases of these names, of none all; <see langword="null"/> where there is no such case.</summary>
    public static IReadOnlyList<KeyValuePair<string, Func<Field, Task<IReadOnlyList<CaseResult>>>>>? Choose(IReadOnlyList<string> names, bool isThorough) =>
        names.All(All.ContainsKey) ? [.. All.Where(one => IsChosen(one.Key, names, isThorough))] : null;

    private static bool IsChosen(string name, IReadOnlyList<string> names, bool isThorough)
    {
        // a quick run has twins, and what stands on top of the engine, by name only
        var isLeftOut = !isThorough && (name.EndsWith(Wide, StringComparison.Ordinal) || IsAboveTheEngine(name));
        return names.Contains(name) || (!isLeftOut && (names.Count == 0 || names.Any(chosen => chosen + Wide == name)));
    }

    private static bool IsAboveTheEngine(string name) =>
        name is "touch-64" or "insert-64-batching" or "slow-log-overhead" or "miss" or "coherence" or "hit-ratio" or "warm-start"
        || name.StartsWith("replay-deferred", StringComparison.Ordinal)
        || name.StartsWith("preload-", StringComparison.Ordinal)
        || name.StartsWith("cache-", StringComparison.Ordinal)
        || name.StartsWith("queue-", StringComparison.Ordinal)
        || name.StartsWith("cost-", StringComparison.Ordinal);

    private static ReadCases<ChatMessage> Reads(Field field) => new(field.Narrow, field.Scale);

    private static ReadCases<Message> WideReads(Field field) => new(field.Wide, field.Scale);

    private static InsertCases<ChatMessage> Inserts(Field field) => new(field.Narrow.Files, field.Scale);

    private static InsertCases<Message> WideInserts(Field field) => new(field.Wide.Files, field.Scale);

    private static ChatCases<StreamState, Person, ChatMessage> Chat(Field field) =>
        new(ChatTableSets.Narrow, field.Chat, field.Scale.Crowds, path => new RawChatClient(path));

    private static ChatCases<ChatStream, PersonInfo, Message> WideChat(Field field) =>
        new(ChatTableSets.Wide, field.Chat, field.Scale.Crowds, floor: null);

    private static Task<CaseResult> DeferredReplay(Field field, string name, int clients) =>
        new DeferredReplayCases(field.Chat, field.Scale.Crowds).RunAsync(name, clients);

    private static BatchingCases Batching(Field field) => new(field.Narrow.Files, field.Chat, field.Scale);

    private static CacheHitCases Hits(Field field) => new(field.Narrow.Files, field.Scale);

    private static CacheMissCases Misses(Field field) => new(field.Narrow.Files, field.Scale);

    private static PreloadCases Preloads(Field field) => new(field.Scale);

    private static QueueCases Queues(Field field) => new(field.Scale);

    private static GrowthCases<ChatMessage> Growth(Field field) =>
        new(field.OfRows(field.Scale.Growth.Small), field.OfRows(field.Scale.Growth.Large), field.Scale);

    private static Task<CaseResult> Bulk<T>(MessageTable<T> table, int rows, Field field)
        where T : class, IEntity<T> => new BulkInsertCase<T>(table, rows, field.Scale).RunAsync();
}
