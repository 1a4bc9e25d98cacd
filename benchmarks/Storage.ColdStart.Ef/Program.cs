// The same as Storage.ColdStart, on EF Core.
using Storage.ColdStart.Ef;

if (args is not [var path, var messageId])
{
    await Console.Error.WriteLineAsync("Usage: Storage.ColdStart.Ef DATABASE MESSAGE_ID");
    return 2;
}

using var context = new ChatContext(path);
Console.WriteLine(context.Messages.FirstOrDefault(row => row.MessageId == messageId)?.Id);
return 0;
