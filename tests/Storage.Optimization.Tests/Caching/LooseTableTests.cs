using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>Patches on tables that this library did not make, where a column converts, computes or is changed by a trigger: the cached row
/// has to be what a read gives.</summary>
public sealed class LooseTableTests
{
    private static readonly string[] Types = ["", "INTEGER", "REAL", "NUMERIC", "TEXT", "BLOB", "VARCHAR(20)", "DECIMAL(10,5)", "BOOLEAN"];
    private static readonly ColumnMap[] Columns = [.. Entity.Map<Loose>().Columns.Where(column => column != Entity.Map<Loose>().Key)];

    private static readonly DbValue[] Values =
    [
        DbValue.Null, 0, 1, -7, long.MaxValue, DbValue.From(0.5), DbValue.From(3.0), DbValue.From(1e300), DbValue.From(9007199254740993.0), "", "x", "007", " 12 ", "1e3", "0x10",
        "3.0", "中文", DbValue.From(Array.Empty<byte>()), DbValue.From(new byte[] { 49, 50 }), DbValue.From(new byte[] { 0xFF, 0 }),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_a_column_makes_of_a_value_is_in_the_cached_row(int seed)
    {
        var random = new System.Random(seed);
        await using var fixture = await CreateAsync<Loose>(LooseTable(string.Join(", ", Columns.Select(column => $"{column.Name} {Types[random.Next(Types.Length)]}"))));
        await fixture.Cache.WriteAsync($"INSERT INTO loose (id, a) VALUES (1, 'x')");
        await fixture.Cache.FindAsync(new Lookup<Loose>(1));
        var reads = fixture.Gated.Reads;

        for (var round = 0; round < 500; round++)
        {
            var patch = Patch<Loose>.Empty;
            foreach (var column in Columns.Where(_ => random.Next(3) == 0))
            {
                patch = patch.Set(column, Values[random.Next(Values.Length)]);
            }

            if (patch.Assignments.Count == 0)
            {
                continue;
            }

            await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(patch, Loose.Columns.Id == 1)));
            await ShouldBeAsStoredAsync(fixture);
        }

        fixture.Gated.Reads.Should().Be(reads, "no patch took the row away");
    }

    [Fact]
    public async Task Additions_are_what_the_database_makes_of_them()
    {
        await using var fixture = await CreateAsync<Loose>(LooseTable("a, b, c, d, e, f"));
        await fixture.Cache.WriteAsync($"INSERT INTO loose (id, a, c, d) VALUES (1, 'x', {long.MaxValue - 1}, 1e308)");
        await fixture.Cache.FindAsync(new Lookup<Loose>(1));

        for (var round = 0; round < 4; round++)
        {
            await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Loose>.Empty.Add(Loose.Columns.C, 1).Add(Loose.Columns.D, 9e307), Loose.Columns.Id == 1)));
            await ShouldBeAsStoredAsync(fixture);
        }
    }

    [Fact]
    public async Task A_column_that_the_database_computes_follows_the_patched_one()
    {
        await using var fixture = await CreateAsync<Computed>(
            "CREATE TABLE computed (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL, stored REAL AS (amount * 2.5) STORED, is_large INTEGER AS (amount > 3) VIRTUAL)");
        await fixture.Cache.WriteAsync($"INSERT INTO computed (id, amount) VALUES (1, 1)");
        (await fixture.Cache.FindAsync(new Lookup<Computed>(1)))!.Stored.Should().Be(2.5);

        await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Computed>.Empty.Set(Computed.Columns.Amount, 4), Computed.Columns.Id == 1)));

        (await fixture.Cache.FindAsync(new Lookup<Computed>(1))).Should().Be(new Computed { Id = 1, Amount = 4, Stored = 10, IsLarge = true });
    }

    [Theory]
    [InlineData("AFTER UPDATE OF c ON loose BEGIN UPDATE loose SET d = new.c * 10 WHERE id = new.id; END")]
    [InlineData("BEFORE UPDATE OF c ON loose BEGIN UPDATE loose SET d = new.c * 10 WHERE id = new.id; END")]
    [InlineData("AFTER UPDATE OF c ON loose BEGIN DELETE FROM loose WHERE id = new.id; INSERT INTO loose (id, a, c) VALUES (new.id, 'again', -1); END")]
    public async Task What_a_trigger_makes_of_the_row_is_seen(string trigger)
    {
        await using var fixture = await CreateAsync<Loose>(LooseTable("a TEXT, b TEXT, c INTEGER, d REAL, e BLOB, f INTEGER"), $"CREATE TRIGGER follow {trigger}");
        await fixture.Cache.WriteAsync($"INSERT INTO loose (id, a, c) VALUES (1, 'x', 1)");
        await fixture.Cache.FindAsync(new Lookup<Loose>(1));

        await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Loose>.Empty.Set(Loose.Columns.C, 4), Loose.Columns.Id == 1)));

        await ShouldBeAsStoredAsync(fixture);
    }

    private static string LooseTable(string columns) => $"CREATE TABLE loose (id INTEGER PRIMARY KEY, {columns})";

    private static Task<CacheFixture> CreateAsync<T>(params string[] definitions)
        where T : class, IEntity<T> => CacheFixture.CreateAsync(engineOptions: options => options.ForeignPollInterval = TimeSpan.Zero, beforeCache: async engine =>
    {
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={engine.FilePath};Pooling=False"))
        {
            await connection.OpenAsync();
            foreach (var sql in definitions)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync();
            }
        }

        await engine.EnsureSchemaAsync([Entity.Map<T>()]);
    });

    private static async Task ShouldBeAsStoredAsync(CacheFixture fixture)
    {
        var cached = await fixture.Cache.FindAsync(new Lookup<Loose>(1));
        var stored = await fixture.Engine.FindAsync(new Lookup<Loose>(1));
        Contents(cached!).Should().Equal(Contents(stored!));
        cached!.UnreadableColumns.Select(column => column.ToString()).Should().Equal(stored!.UnreadableColumns.Select(column => column.ToString()));
    }

    private static IEnumerable<string> Contents(Loose row)
    {
        var values = ValueRow.Of(row);
        return Enumerable.Range(0, values.Count).Select(i => $"{values[i].Kind} {values[i]}");
    }
}
