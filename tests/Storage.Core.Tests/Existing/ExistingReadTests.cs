using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>Every row of an existing file can be read, and says what is stored.</summary>
public sealed class ExistingReadTests : IAsyncLifetime
{
    private readonly ExistingFile _file = ExistingFile.Create(2_000);
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await _file.OpenReadyAsync();

    public async Task DisposeAsync() => await _file.DisposeAsync();

    [Fact]
    public void All_tables_are_tried() =>
        ExistingTables.All.Select(table => table.Map).Should().BeEquivalentTo(ChatModel.Maps);

    [Fact]
    public async Task Every_row_is_read()
    {
        foreach (var table in ExistingTables.All)
        {
            (await table.ReadAsync(_storage)).Should().HaveCount((int)_file.RowCounts[table.Name], table.Name);
        }
    }

    [Fact]
    public async Task Every_property_is_what_is_stored_except_where_the_row_says_so()
    {
        var damaged = new List<string>();
        foreach (var table in ExistingTables.All)
        {
            foreach (var (row, raw) in (await table.ReadAsync(_storage)).Zip(RawRows.Read(_file.FilePath, table.Name)))
            {
                var unreadable = ExistingTable.UnreadableOf(row).ToDictionary(column => column.Column, column => column.Raw);
                foreach (var column in table.Map.Columns)
                {
                    if (unreadable.TryGetValue(column, out var value))
                    {
                        StoredValues.RawOf(value).Should().Be(raw.Values[column.Name]);
                        damaged.Add($"{table.Name} {raw.RowId} {column.Name}");
                    }
                    else
                    {
                        ExistingTable.PropertyOf(row, column).Should()
                            .Be(StoredValues.MeaningOf(column, raw.Values[column.Name]), $"{table.Name} {raw.RowId} {column.Name}");
                    }
                }
            }
        }

        var functions = _file.Texts($"SELECT 'online_time ' || id || ' timestamp' FROM online_time WHERE timestamp LIKE '<%'");
        functions.Should().HaveCountGreaterThan(5);
        damaged.Should().BeEquivalentTo(PredecessorQuirks.Damage
            .Where(quirk => quirk.Table != "messages"
                || quirk.Id is not (PredecessorQuirks.MessageMentionedTwo or PredecessorQuirks.MessageWithNulInText))
            .Select(quirk => $"{quirk.Table} {quirk.Id} {quirk.Column}")
            .Concat(functions));
    }

    [Fact]
    public async Task Every_value_that_a_row_would_write_is_the_stored_one_byte_for_byte()
    {
        foreach (var table in ExistingTables.All)
        {
            foreach (var (row, raw) in (await table.ReadAsync(_storage)).Zip(RawRows.Read(_file.FilePath, table.Name)))
            {
                var values = table.ValuesOf(row);
                foreach (var column in table.Map.Columns)
                {
                    StoredValues.RawOf(values[column.Ordinal]).Should()
                        .Be(raw.Values[column.Name], $"{table.Name} {raw.RowId} {column.Name}");
                }
            }
        }
    }

    [Fact]
    public async Task Two_reads_of_a_row_are_equal_by_every_way_of_reading()
    {
        foreach (var table in ExistingTables.All)
        {
            var (first, second) = (await table.ReadAsync(_storage), await table.ReadAsync(_storage));
            foreach (var (one, other) in first.Zip(second))
            {
                other.Should().NotBeSameAs(one);
                other.Equals(one).Should().BeTrue();
                other.GetHashCode().Should().Be(one.GetHashCode());
                table.RowOf(table.ValuesOf(one)).Equals(one).Should().BeTrue("{0} is the same from values in memory", one);
                table.AsStored(one).Should().BeSameAs(one, "nothing of it is changed by being stored");
            }

            foreach (var row in first.Take(60))
            {
                (await table.FindAsync(_storage, (long)ExistingTable.PropertyOf(row, table.Map.Key)!))!.Equals(row).Should().BeTrue();
            }
        }
    }

    [Fact]
    public async Task Rows_that_hold_different_unreadable_values_are_not_equal()
    {
        var row = await _storage.Row<PersonInfo>(PredecessorQuirks.PersonWithTextAttitude);
        _file.Run($"UPDATE person_info SET attitude = 'more' WHERE id = {PredecessorQuirks.PersonWithTextAttitude}");

        var other = await _storage.Row<PersonInfo>(PredecessorQuirks.PersonWithTextAttitude);

        (other.Attitude, other.UnreadableColumns.Count).Should().Be((row.Attitude, row.UnreadableColumns.Count));
        other.Should().NotBe(row);
    }

    [Fact]
    public async Task A_stream_gives_the_same_rows()
    {
        var rows = new List<object>();
        await foreach (var row in _storage.StreamAsync(Query.From<Message>().OrderedByKey()))
        {
            rows.Add(row);
        }

        rows.SequenceEqual(await ExistingTables.Of("messages").ReadAsync(_storage)).Should().BeTrue();
    }
}
