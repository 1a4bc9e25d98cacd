using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A commit whose rows cannot all be taken in, since a host's converter throws.</summary>
public sealed class ThrowingConverterTests
{
    [Fact]
    public async Task A_converter_that_throws_leaves_no_marks_and_nothing_stale()
    {
        await using var fixture = await CacheFixture.CreateAsync(beforeCache: async engine =>
        {
            await engine.EnsureSchemaAsync([Entity.Map<Coded>()]);
            await engine.WriteAsync(new WriteUnit(Write.Insert<Coded>([new() { Code = "a" }, new() { Code = "b" }])));
        });
        await FindAsync(fixture, 1);
        await FindAsync(fixture, 2);

        await fixture.Cache.WriteAsync(new WriteUnit(
            Write.Patch(Patch<Coded>.Empty.Set(Coded.Columns.Code, PickyConverter.Refused), Coded.Columns.Id == 1),
            Write.Patch(Patch<Coded>.Empty.Set(Coded.Columns.Version, 2L), Coded.Columns.Id == 2)));
        var refused = async () => await FindAsync(fixture, 1);

        (await FindAsync(fixture, 2))!.Version.Should().Be(2);
        await refused.Should().ThrowAsync<Exception>("the row as it is now cannot be read");
        var reads = fixture.Gated.Reads;
        (await FindAsync(fixture, 2))!.Version.Should().Be(2);
        fixture.Gated.Reads.Should().Be(reads, "the row is cached again");
    }

    private static ValueTask<Coded?> FindAsync(CacheFixture fixture, long id) => fixture.Cache.FindAsync(new Lookup<Coded>(id));
}
