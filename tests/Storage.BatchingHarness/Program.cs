// Schedules writes until it is killed, while a test reads what it says was stored. Arguments: MODE DATABASE
//   write   several writers that raise a row of their own each; each prints "row number" when that number's Completion has ended
//   early   the same with the fault that the test has to catch: prints the number when it is accepted, which is long before its commit
using Storage.BatchingHarness;
using Storage.Core;
using Storage.Optimization;

var isEarly = args[0] == "early";
var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = args[1], CheckpointPages = 50 });
await engine.EnsureSchemaAsync([Entity.Map<Sum>()]);
var batching = new BatchingStorage(engine, new BatchingOptions { MaxWait = isEarly ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(5) });
var said = Console.Out;
foreach (var id in Enumerable.Range(1, 4))
{
    await batching.WriteAsync(new WriteUnit(Write.Insert(new Sum { Id = id }, ConflictAction.Ignore)));
}

Console.WriteLine("ready");
await Task.WhenAll(Enumerable.Range(1, 4).Select(WriteForEver));

async Task WriteForEver(int id)
{
    await Task.Yield();
    var first = (await batching.FindAsync(Lookup.ByKey<Sum>(id)))!.Added;
    var ends = new Queue<Task>();
    for (var number = first + 1; ; number++)
    {
        var patch = Patch<Sum>.Empty.Add(Sum.Columns.Added, 1L).Set(Sum.Columns.Last, number);
        var write = await batching.SchedulePatchAsync(id, patch, isEarly || number % 3 == 0 ? WritePriority.Low : WritePriority.Normal);
        if (isEarly)
        {
            Say(id, number);
            await Task.Delay(1);
            continue;
        }

        ends.Enqueue(SayWhenStored(write, id, number));
        while (ends.Count > 30)
        {
            await ends.Dequeue();
        }
    }
}

async Task SayWhenStored(ScheduledWrite write, int id, long number)
{
    await write.Completion;
    Say(id, number);
}

void Say(int id, long number)
{
    lock (said)
    {
        said.WriteLine($"{id} {number}");
        said.Flush();
    }
}
