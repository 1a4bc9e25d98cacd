using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>A row that is read, changed in one column and written back is the same in all others.</summary>
public sealed class ExistingRewriteTests
{
    private const int RowsInUnit = 100;

    [Theory]
    [InlineData(ExistingWrite.WholeRow)]
    [InlineData(ExistingWrite.OneColumn)]
    [InlineData(ExistingWrite.Upsert)]
    public async Task Every_row_of_every_table_keeps_its_other_columns_byte_for_byte(ExistingWrite way)
    {
        await using var untouched = ExistingFile.Create(2_000);
        await using var file = untouched.Copy();
        await using (var storage = await file.OpenReadyAsync())
        {
            foreach (var table in ExistingTables.All)
            {
                foreach (var rows in (await table.ReadAsync(storage)).Chunk(RowsInUnit))
                {
                    var result = await storage.Apply([.. rows.Select(row => table.Write(row, way))]);
                    result.RowsAffected.Should().Be(rows.Length);
                }
            }
        }

        var before = RawFile.Rows(untouched.FilePath);
        RawFile.Differences(before, file.FilePath, ChangedIn).Should().BeEmpty();
        UnchangedIn(before, file).Should().BeEmpty("each row was given another value");
        RawFile.Schema(untouched.FilePath).Except(LedgerColumns.LeftOutOf(RawFile.Schema(file.FilePath))).Should().BeEmpty();
        RawFile.Integrity(file.FilePath).Should().Be("ok");
    }

    [Theory]
    [InlineData(ExistingWrite.WholeRow)]
    [InlineData(ExistingWrite.Upsert)]
    public async Task The_changed_column_is_read_as_it_was_set(ExistingWrite way)
    {
        await using var file = ExistingFile.Create();
        await using var storage = await file.OpenReadyAsync();
        foreach (var table in ExistingTables.All)
        {
            var rows = await table.ReadAsync(storage);

            await storage.Apply([.. rows.Select(row => table.Write(row, way))]);

            (await table.ReadAsync(storage)).SequenceEqual(rows.Select(table.Change)).Should().BeTrue(table.Name);
        }
    }

    [Fact]
    public async Task A_row_that_is_written_back_as_it_was_read_is_what_it_was()
    {
        await using var untouched = ExistingFile.Create();
        await using var file = untouched.Copy();
        await using (var storage = await file.OpenReadyAsync())
        {
            var byPerson = new UpsertOptions<PersonInfo> { Target = [PersonInfo.Columns.PersonId] };
            await storage.Apply([.. (await storage.All<PersonInfo>()).Select(row => Write.Upsert(row, byPerson))]);
            await storage.Apply([.. (await storage.All<Message>()).Select(row => Write.Upsert(row))]);
        }

        RawFile.Differences(RawFile.Rows(untouched.FilePath), file.FilePath).Should().BeEmpty();
    }

    [Fact]
    public async Task A_copy_of_a_row_under_a_new_key_has_its_bytes()
    {
        await using var file = ExistingFile.Create();
        await using var storage = await file.OpenReadyAsync();
        var count = file.RowCounts["messages"];

        await storage.Apply([.. (await storage.All<Message>()).Select(row => Write.Insert(row with { Id = row.Id + count }))]);

        var rows = RawRows.Read(file.FilePath, "messages");
        var copies = rows.Skip((int)count).Select(row => new RawRow(row.RowId - count, row.Values)).ToList();
        RawRows.Differences([.. rows.Take((int)count)], copies, "id").Should().BeEmpty();
    }

    private static string ChangedIn(string table) => ExistingTables.All.SingleOrDefault(known => known.Name == table)?.Changed.Name ?? "";

    private static IEnumerable<string> UnchangedIn(IReadOnlyDictionary<string, IReadOnlyList<RawRow>> before, ExistingFile file) =>
        from table in ExistingTables.All
        from pair in before[table.Name].Zip(RawRows.Read(file.FilePath, table.Name))
        where pair.First.Values[table.Changed.Name] == pair.Second.Values[table.Changed.Name]
        select $"{table.Name} {pair.First.RowId}";
}
