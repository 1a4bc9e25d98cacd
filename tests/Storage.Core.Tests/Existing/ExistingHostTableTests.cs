namespace Storage.Core.Tests;

/// <summary>Tables of a host's own are opened as those of the chat model are.</summary>
public sealed class ExistingHostTableTests
{
    [Theory]
    [InlineData("title TEXT COLLATE NOCASE NOT NULL, number INTEGER NOT NULL")]
    [InlineData("title TEXT NOT NULL, number INTEGER COLLATE NOCASE NOT NULL")]
    public async Task A_column_with_a_collation_of_its_own_gets_its_index_once(string columns)
    {
        await using var file = ExistingFile.Create();
        file.Run($"CREATE TABLE tickets (id INTEGER PRIMARY KEY, {columns})");
        file.Run("INSERT INTO tickets (title, number) VALUES ('a', 1), ('A', 2)");

        await file.EnsureAsync(Entity.Map<Ticket>());
        var second = await file.EnsureAsync(Entity.Map<Ticket>());

        second.IsUnchanged.Should().BeTrue();
    }

    [Fact]
    public async Task A_unique_column_that_is_missing_gets_a_plain_index_since_every_row_has_its_default()
    {
        await using var file = ExistingFile.Create();
        file.Run("CREATE TABLE tickets (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO tickets (title) VALUES ('a'), ('b')");

        var report = await file.EnsureAsync(Entity.Map<Ticket>());

        report.AddedColumns.Should().Equal("tickets.number");
        report.CreatedIndexes.Should().BeEquivalentTo("ix_tickets_number", "ix_tickets_title");
        var finding = report.Findings.Should().ContainSingle().Which;
        finding.Kind.Should().Be(SchemaFindingKind.DuplicateValues);
        finding.Duplicates.Should().Equal(new DuplicateValue("7", 2));
    }

    [Fact]
    public async Task A_unique_column_that_is_missing_in_a_table_of_one_row_gets_its_index()
    {
        await using var file = ExistingFile.Create();
        file.Run("CREATE TABLE tickets (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO tickets (title) VALUES ('a')");

        var report = await file.EnsureAsync(Entity.Map<Ticket>());

        report.CreatedIndexes.Should().BeEquivalentTo("ux_tickets_number", "ix_tickets_title");
        report.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Names_in_other_letters_are_the_same_names()
    {
        await using var file = ExistingFile.Create();
        file.Run("CREATE TABLE Tickets (ID INTEGER PRIMARY KEY, Title TEXT NOT NULL, NUMBER INTEGER NOT NULL)");
        file.Run("CREATE UNIQUE INDEX Mine ON Tickets (Number)");

        var report = await file.EnsureAsync(Entity.Map<Ticket>());

        report.AddedColumns.Should().BeEmpty();
        report.CreatedTables.Should().NotContain("tickets");
        report.CreatedIndexes.Should().Equal("ix_tickets_title");
        (await file.EnsureAsync(Entity.Map<Ticket>())).IsUnchanged.Should().BeTrue();
    }
}
