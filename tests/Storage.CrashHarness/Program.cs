// A writer that is killed, or whose disk fails, while a test reads what it says was stored. Arguments: MODE DATABASE [PREFIX [COUNT]]
//   write   several writers for ever; prints an id after its write was awaited
//   early   the same with the fault that the test has to catch: prints the id before the write, which a session holds back
//   faults  COUNT writes one after another, at once or in turns; prints what became of each, then "end"
//   collect  a session and its connection on two threads, one of which collects garbage; prints "end"
//   once    single faults, each at a chosen moment; prints what became of each write, then "end"
//   open-existing  opens another program's file and ensures the chat schema; prints how many milliseconds that took, then closes
using Storage.Core;
using Storage.CrashHarness;

if (args[0] == "open-existing")
{
    await ExistingOpening.RunAsync(args[1]);
    return;
}

if (args[0] == "once")
{
    await SingleFaults.RunAsync(args[1]);
    return;
}

var (mode, path, prefix) = (args[0], args[1], args[2]);
var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path, CheckpointPages = 50 });
await storage.EnsureSchemaAsync([Entity.Map<Entry>()]);
Console.WriteLine("ready");

switch (mode)
{
    case "write":
        await Task.WhenAll(Enumerable.Range(0, 4).Select(WriteForEver));
        break;
    case "early":
        await using (await storage.BeginAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(AcknowledgeEarly));
        }

        break;
    case "collect":
        await CollectingHost.RunAsync(storage);
        break;
    default:
        await WriteThroughFaults(int.Parse(args[3]));
        break;
}

WriteUnit Unit(string id) => new(Write.Insert(new Entry { Id = id, Text = new string('x', 500) }));

async Task WriteForEver(int writer)
{
    await Task.Yield();
    for (var i = 0; ; i++)
    {
        var id = $"{prefix}-{writer}-{i}";
        await storage.WriteAsync(Unit(id));
        Console.WriteLine(id);
    }
}

async Task AcknowledgeEarly(int writer)
{
    await Task.Yield();
    for (var i = 0; ; i++)
    {
        var id = $"{prefix}-{writer}-{i}";
        Console.WriteLine(id);
        await storage.WriteAsync(Unit(id));
    }
}

async Task WriteThroughFaults(int count)
{
    for (var i = 0; i < count; i++)
    {
        var id = $"{prefix}-{i}";
        try
        {
            await storage.WriteAsync(Unit(id));
            Console.WriteLine($"Applied {id} None");
        }
        catch (StorageException exception)
        {
            Console.WriteLine($"{exception.Outcome} {id} {exception.Code}");
        }

        if (await storage.FindAsync(new Lookup<Entry>(DbValue.From("no such id"))) is not null)
        {
            Console.WriteLine("read failed");
        }
    }

    await storage.CloseAsync(TimeSpan.FromSeconds(10));
    Console.WriteLine("end");
}
