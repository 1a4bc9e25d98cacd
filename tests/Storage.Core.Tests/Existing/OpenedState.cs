namespace Storage.Core.Tests;

/// <summary>What a start that was cut off made of a file.</summary>
/// <param name="before">The file before the start.</param>
/// <param name="complete">The file after a start that was not cut off.</param>
/// <param name="file">The file.</param>
internal sealed class OpenedState(ExistingFile before, ExistingFile complete, ExistingFile file)
{
    /// <summary>Whether nothing was added.</summary>
    public bool IsAsBefore { get; } = !file.Texts("SELECT name FROM sqlite_schema").Contains("storage_history");

    /// <summary>Checks that all was added or nothing, and that every row is what it was.</summary>
    /// <param name="isComplete">Whether the start had said that it was done.</param>
    public void ShouldBeWhole(bool isComplete)
    {
        RawFile.Schema(file.FilePath).Should().Equal(RawFile.Schema((IsAsBefore ? before : complete).FilePath));
        if (IsAsBefore)
        {
            isComplete.Should().BeFalse("what was said to be done is done");
        }
        else
        {
            History(file).Should().Equal(History(complete));
        }

        RawFile.Integrity(file.FilePath).Should().Be("ok");
        using var connection = file.Connect();
        connection.Run($"ATTACH '{before.FilePath}' AS before");
        foreach (var (table, rows) in file.RowCounts)
        {
            connection.Run($"SELECT count(*) FROM main.{table}").Should().Be(rows, table);
            var columns = connection.Texts($"SELECT name FROM pragma_table_info('{table}', 'before')");
            connection.Run($"SELECT count(*) FROM main.{table} a JOIN before.{table} b ON a.rowid = b.rowid WHERE {Same(columns)}")
                .Should().Be(rows, $"no value in {table} is another one");
        }
    }

    private static IReadOnlyList<string> History(ExistingFile file) =>
        file.Texts("SELECT id || ' ' || kind || ' ' || name || ' ' || sql FROM storage_history ORDER BY id");

    private static string Same(IReadOnlyList<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"a.{column} IS b.{column} AND typeof(a.{column}) = typeof(b.{column})"));
}
