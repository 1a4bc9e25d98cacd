using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>The races in which caches go stale, each held at its worst moment. Every one is run with all rules, and with the rule taken away
/// that stands against it: then the old value has to come back, or the test proves nothing.</summary>
public sealed partial class RaceTests
{
    private static readonly CoherenceRules NoDetaching = CoherenceRules.All with { DetachesLoads = false };
    private static readonly CoherenceRules NoStamps = CoherenceRules.All with { ChecksStamps = false };

    [Fact]
    public async Task A_row_that_changes_while_it_is_read_is_not_kept_as_it_was()
    {
        (await ReadAfterAPatchDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAPatchDuringALoad(NoDetaching)).Should().Be(1, "the load came late and nobody took its place away");
    }

    [Fact]
    public async Task Who_comes_after_a_commit_does_not_wait_for_a_read_of_before_it()
    {
        (await JoinAfterAPatch(CoherenceRules.All)).Should().Be(2);
        (await JoinAfterAPatch(NoDetaching)).Should().Be(1);
    }

    [Fact]
    public async Task Who_comes_after_a_commit_does_not_wait_for_a_read_by_unique_value_of_before_it()
    {
        (await JoinByUniqueAfterAPatch(CoherenceRules.All)).Should().Be(2);
        (await JoinByUniqueAfterAPatch(CoherenceRules.All with { RefusesOvertakenLoads = false })).Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_is_written_over_while_it_is_read_stays_written_over()
    {
        (await ReadAfterAnUpsertDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAnUpsertDuringALoad(NoDetaching)).Should().Be(1);
    }

    [Fact]
    public async Task A_window_that_grows_while_it_is_read_is_not_kept_as_it_was()
    {
        (await WindowAfterAnInsertDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await WindowAfterAnInsertDuringALoad(NoDetaching)).Should().Be(1);
        (await WindowAfterAnInsertDuringALoad(CoherenceRules.All, limit: 3)).Should().Be(2);
        (await WindowAfterAnInsertDuringALoad(NoDetaching, limit: 3)).Should().Be(1, "the first rows of the old window are old as well");
    }

    [Fact]
    public async Task A_row_by_unique_value_that_changes_while_it_is_read_is_not_kept_as_it_was()
    {
        (await ReadByUniqueAfterAPatchDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadByUniqueAfterAPatchDuringALoad(NoStamps)).Should().Be(1);
    }

    [Fact]
    public async Task Several_rows_of_one_call_are_never_half_of_a_unit()
    {
        (await SumOfTwoRowsWhileAUnitIsTakenIn(CoherenceRules.All)).Should().Be(2);
        (await SumOfTwoRowsWhileAUnitIsTakenIn(CoherenceRules.All with { StampsAgain = false })).Should().Be(3, "one row is of before the unit, one of after it");
    }

    [Fact]
    public async Task What_is_read_while_the_cache_is_cleared_is_not_kept()
    {
        (await ReadAfterAClearDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAClearDuringALoad(CoherenceRules.All with { ClearsLoads = false })).Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_changes_while_it_is_read_anew_early_is_not_replaced_by_the_old_one()
    {
        (await ReadAfterAPatchDuringARefresh(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAPatchDuringARefresh(CoherenceRules.All with { ComparesRefreshes = false })).Should().Be(1);
    }

    [Fact]
    public async Task The_second_level_does_not_bring_back_what_left_the_first()
    {
        (await ReadThroughLevel2AfterAPatch(CoherenceRules.All)).Should().Be(2);
        (await ReadThroughLevel2AfterAPatch(NoStamps)).Should().Be(1);
    }

    [Fact]
    public async Task A_value_that_reaches_the_second_level_after_its_change_is_not_read()
    {
        (await ReadAfterALateLevel2Write(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterALateLevel2Write(NoStamps)).Should().Be(1);
    }

    [Fact]
    public async Task A_read_that_never_ends_blocks_nobody_after_its_time()
    {
        (await ReadAfterAHungLoad(CoherenceRules.All)).Should().Be(1);
        (await ReadAfterAHungLoad(CoherenceRules.All with { EndsLeases = false })).Should().Be(0, "the second caller waits for ever");
    }

    [Fact]
    public async Task Who_has_seen_a_commit_before_it_was_announced_does_not_lose_it_again()
    {
        (await ReadWhileACommitIsVisibleButUnannounced(CoherenceRules.All)).Should().Be(2);
        (await ReadWhileACommitIsVisibleButUnannounced(CoherenceRules.All with { MarksCommits = false })).Should().Be(1);
    }
}
