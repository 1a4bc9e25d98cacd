using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Databases that go with their tests, with the chat tables and those of the tests.</summary>
internal static class TestStorage
{
    public static async Task<SqliteStorage> OpenAsync()
    {
        var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync([.. ChatModel.Maps, Entity.Map<Reading>(), Entity.Map<Badge>()]);
        return engine;
    }

    public static async Task ThroughAsync(Door door, Func<IStorage, Task> test)
    {
        await using var engine = await OpenAsync();
        switch (door)
        {
            case Door.Pipe:
                await test(new RecordingStorage(engine));
                break;
            case Door.Session:
                await engine.TransactAsync(async (session, _) => await test(session));
                break;
            case Door.NestedSession:
                await engine.TransactAsync(async (outer, token) => await outer.TransactAsync(async (inner, _) => await test(inner), cancellationToken: token));
                break;
            default:
                await test(engine);
                break;
        }
    }
}
