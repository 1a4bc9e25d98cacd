using Decorators;
using Microsoft.Extensions.DependencyInjection;
using Storage.Core;
using Storage.Hosting;
using Storage.Optimization;

// The four wrappers around functions of a host: each takes a function and gives one of the same form, so they are put on one after the other.
var path = Path.Combine(Path.GetTempPath(), $"decorators-{Guid.NewGuid():N}.db");
await using (var store = await WeChatStore.OpenAsync(path, storage => storage.AddBatching()))
{
    var desk = new TranslationDesk();
    var cache = new FunctionCache();
    var scheduler = (IWriteScheduler)store.GetService(typeof(IWriteScheduler))!;

    Func<string, CancellationToken, ValueTask<string>> ask = desk.TranslateAsync;
    var translate = ask
        .Retried(new RetryOptions { Delay = TimeSpan.FromMilliseconds(20) })
        .Measured("translate", new ConsoleLogger(), TimeSpan.FromMilliseconds(50))
        .Cached(cache, "translate");

    Func<string, CancellationToken, ValueTask<ThinkingLog?>> think = desk.ThinkAsync;
    var remember = think.BatchWritten(scheduler);

    foreach (var text in (string[])["你好", "你好", "谢谢"])
    {
        Console.WriteLine($"{text} -> {await translate(text, CancellationToken.None)}");
    }

    foreach (var thought in (string[])["the customer waits", "the parcel is late", "an apology is due"])
    {
        await remember(thought, CancellationToken.None);
    }

    await scheduler.FlushAsync();
    var stored = await store.QueryAsync(Query.From<ThinkingLog>().OrderBy(ThinkingLog.Columns.Id));

    Console.WriteLine($"asked {desk.Asked} times, {desk.Failed} of them in vain; the cache answered {cache.GetStatistics().HitRate:P0}");
    Console.WriteLine($"thoughts on disk: {string.Join("; ", stored.Select(row => row.TriggerText))}");
}

File.Delete(path);
