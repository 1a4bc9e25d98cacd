// Works on a queue while a test kills it, or breaks its disk, and prints what was acknowledged. Arguments: MODE DATABASE RUN [COUNT]
//   produce  four senders for ever, each with a conversation; prints an id after its message was awaited
//   early    the same with the fault that the test has to catch: prints the id before, which a session holds back
//   consume  delivers for ever; prints each id with D and the time before it, then acknowledges it
//   faults   COUNT messages one after another; prints what became of each, then "end"
//   host     a host that takes in and delivers until it is told to stop; prints both, and "end"
//   rotate   seals everything with the first key of the ring; prints "end"
using OfflineQueue.CrashHarness;

var (mode, database, run) = (args[0], args[1], args[2]);
if (mode == "host")
{
    await HostMode.RunAsync(database, run);
    return;
}

await using var storage = await Opening.StorageAsync(database);
using var queue = Opening.Queue(storage);
await queue.OpenAsync();
Console.WriteLine("ready");
switch (mode)
{
    case "produce":
        await Senders.RunAsync(queue, run, isEarly: false);
        break;
    case "early":
        await using (await storage.BeginAsync())
        {
            await Senders.RunAsync(queue, run, isEarly: true);
        }

        break;
    case "consume":
        await Receiver.RunAsync(queue);
        break;
    case "rotate":
        await queue.RotateKeysAsync();
        Console.WriteLine("end");
        break;
    default:
        await FaultMode.RunAsync(queue, run, int.Parse(args[3]));
        break;
}
