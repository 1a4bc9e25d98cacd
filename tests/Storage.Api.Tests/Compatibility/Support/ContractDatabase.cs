using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>The eight messages of the contract, and a table without rows.</summary>
public sealed class ContractDatabase : IAsyncLifetime
{
    private SqliteStorage _storage = null!;

    public static Message[] Rows =>
    [
        Row("m1", "a", 10, user: "u1", interest: 0.5, isMentioned: true),
        Row("m2", "a", 20, user: "u2", interest: null, isMentioned: null),
        Row("m3", "a", 30, user: null, interest: 0.25, isMentioned: false),
        Row("m4", "b", 40, user: "u1", interest: 0.75, isMentioned: true),
        Row("m5", "b", 50, user: null, interest: null, isMentioned: null),
        Row("m6", "b", 60, user: "U1", interest: 0.5, isMentioned: false),
        Row("m7", "c", 70, user: "u2", interest: 1.0, isMentioned: true),
        Row("m8", "c", 80, user: "42", interest: -1.0, isMentioned: null),
    ];

    /// <summary>Puts the rows back as they were.</summary>
    public async Task<DatabaseApi> ResetAsync()
    {
        await _storage.WriteAsync(new WriteUnit(Write.Delete(Query.From<Message>()), Write.Insert<Message>(Rows)));
        return new DatabaseApi(_storage);
    }

    /// <summary>Tells which messages there are; a star marks those with a display message.</summary>
    public async Task<string> LeftAsync() => string.Join(' ', (await _storage.QueryAsync(Query.From<Message>()))
        .OrderBy(message => message.MessageId, StringComparer.Ordinal)
        .Select(message => message.DisplayMessage is null ? message.MessageId : message.MessageId + "*"));

    public async Task InitializeAsync()
    {
        _storage = await SqliteStorage.OpenTemporaryAsync();
        await _storage.EnsureSchemaAsync([Entity.Map<Message>(), Entity.Map<Memory>()]);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    private static Message Row(string id, string chat, int time, string? user, double? interest, bool? isMentioned) =>
        Samples.Message(time, chat) with
        {
            MessageId = id,
            Time = time,
            UserId = user,
            InterestValue = interest,
            IsMentioned = isMentioned,
            MemorizedTimes = time / 10,
        };
}
