using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>Filters, orders and pages over columns that hold more than their type.</summary>
public sealed class ExistingOrderTests : IAsyncLifetime
{
    private readonly ExistingFile _file = ExistingFile.Create();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await _file.OpenReadyAsync();

    public async Task DisposeAsync() => await _file.DisposeAsync();

    [Fact]
    public async Task Pages_over_damaged_columns_give_every_row_once()
    {
        await PagesGiveEveryRow(LlmUsage.Columns.Timestamp);
        await PagesGiveEveryRow(ChatStream.Columns.EnergyValue);
        await PagesGiveEveryRow(PersonInfo.Columns.Nickname);
        await PagesGiveEveryRow(PersonInfo.Columns.Attitude);
        await PagesGiveEveryRow(Message.Columns.IsMentioned);
        await PagesGiveEveryRow(Message.Columns.DisplayMessage);
        await PagesGiveEveryRow(OnlineTime.Columns.Timestamp);
        await PagesGiveEveryRow(Schedule.Columns.UpdatedAt);
        await PagesGiveEveryRow(Video.Columns.FrameCount);
    }

    [Fact]
    public async Task A_span_of_time_finds_moments_with_a_fraction_and_without()
    {
        var from = new DateTime(2025, 11, 7, 9, 30, 15, DateTimeKind.Unspecified);
        var until = from.AddDays(10);
        var rows = await _storage.All<LlmUsage>();
        var expected = rows.Where(row => row.Timestamp >= from && row.Timestamp < until).Select(row => row.Id);

        var found = await _storage.QueryAsync(
            Query.From<LlmUsage>().Where((LlmUsage.Columns.Timestamp >= from) & (LlmUsage.Columns.Timestamp < until)));

        found.Select(row => row.Id).Should().BeEquivalentTo(expected).And.Contain([PredecessorQuirks.FullRow, PredecessorQuirks.BareRow]);
    }

    [Fact]
    public async Task A_patch_of_a_column_gives_it_the_value_that_it_seemed_to_have()
    {
        const long Id = PredecessorQuirks.PersonWithTextAttitude;

        var result = await _storage.WriteAsync(new WriteUnit(
            Write.Patch(Patch<PersonInfo>.Empty.Set(PersonInfo.Columns.Attitude, 50), Filter<PersonInfo>.ByKey(Id), returnRows: true)));

        result.Statements[0].Rows<PersonInfo>().Single().UnreadableColumns.Should().BeEmpty();
        _file.Run($"SELECT attitude FROM person_info WHERE id = {Id}").Should().Be(50L);
    }

    private async Task PagesGiveEveryRow<T>(Column<T> column)
        where T : class, IEntity<T>
    {
        foreach (var query in (Query<T>[])[Query.From<T>().OrderBy(column), Query.From<T>().OrderByDescending(column)])
        {
            var paged = new List<T>();
            await foreach (var row in _storage.StreamPagesAsync(query, pageSize: 7))
            {
                paged.Add(row);
            }

            paged.Should().Equal(await _storage.QueryAsync(query.OrderedByKey()), "pages of {0} are the whole", column.Map);
            paged.Should().HaveCount((int)_file.RowCounts[T.Map.Table]);
        }
    }
}
