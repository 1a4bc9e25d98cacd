namespace Storage.Core.Tests;

/// <summary>Columns of an existing table that are not as an entity wants them are left as they are, and said.</summary>
public sealed class ExistingOddColumnTests
{
    [Theory]
    [InlineData("owner TEXT NOT NULL", true)]
    [InlineData("owner", false)]
    [InlineData("owner TEXT NOT NULL DEFAULT ''", false)]
    [InlineData("owner TEXT NOT NULL AS (memory_id || 'x')", false)]
    [InlineData("owner TEXT NOT NULL AS (memory_id || 'x') STORED", false)]
    public async Task An_unknown_column_that_an_insert_would_have_to_give_is_said(string column, bool isFound)
    {
        await using var file = ExistingFile.Create();
        file.Run(
            $"""
            DROP TABLE memory;
            CREATE TABLE memory (id INTEGER NOT NULL, {column}, memory_id TEXT NOT NULL, chat_id TEXT, memory_text TEXT, keywords TEXT,
              create_time FLOAT, last_view_time FLOAT, PRIMARY KEY (id));
            """);

        var findings = (await file.EnsureAsync()).Findings.Where(finding => finding.Table == "memory").ToList();

        findings.Select(finding => (finding.Kind, finding.Columns.Single())).Should()
            .Equal(isFound ? [(SchemaFindingKind.UnknownRequiredColumn, "owner")] : []);
        await using var storage = await file.OpenReadyAsync();
        var insert = storage.Apply(Write.Insert(new Memory { MemoryId = "m" }));
        if (isFound)
        {
            findings[0].Message.Should().Contain("'owner'").And.Contain("Memory");
            (await insert.ShouldFail()).Code.Should().Be(StorageErrorCode.Constraint);
        }
        else
        {
            (await insert).RowsAffected.Should().Be(1);
        }
    }

    [Theory]
    [InlineData("INTEGER", true)]
    [InlineData("FLOAT", true)]
    [InlineData("NUMERIC", true)]
    [InlineData("CHARINT", true)]
    [InlineData("VARCHAR(64)", false)]
    [InlineData("NVARCHAR", false)]
    [InlineData("CLOB", false)]
    [InlineData("", false)]
    public async Task A_text_in_a_column_of_numbers_is_said_and_kept(string type, bool isFound)
    {
        await using var file = ExistingFile.Create();
        file.Run($"DROP TABLE memory; CREATE TABLE memory (id INTEGER PRIMARY KEY, memory_id TEXT NOT NULL, chat_id {type})");
        file.Run("INSERT INTO memory VALUES (1, 'm', '007')");

        var findings = (await file.EnsureAsync()).Findings.Where(finding => finding.Table == "memory").ToList();

        findings.Select(finding => (finding.Kind, finding.Columns.Single())).Should()
            .Equal(isFound ? [(SchemaFindingKind.NumericTextColumn, "chat_id")] : []);
        await using var storage = await file.OpenReadyAsync();
        var row = await storage.Row<Memory>(1);
        row.UnreadableColumns.Select(column => column.Column.Name).Should().Equal(isFound ? ["chat_id"] : []);
        row.ChatId.Should().Be(isFound ? null : "007");
    }
}
