using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>The host's models whose columns are of every type.</summary>
internal static class FacadeValueDatabase
{
    public static DatabaseApiOptions Options { get; } = new()
    {
        Models = [DatabaseModel.Of<Specimen>("Specimens"), DatabaseModel.Of<Narrow>("Narrows")],
    };

    public static async Task<SqliteStorage> OpenAsync()
    {
        var storage = await SqliteStorage.OpenTemporaryAsync(options => options.Durability = Durability.Normal);
        await storage.EnsureSchemaAsync([Entity.Map<Specimen>(), Entity.Map<Narrow>(), Entity.Map<Message>()]);
        return storage;
    }
}
