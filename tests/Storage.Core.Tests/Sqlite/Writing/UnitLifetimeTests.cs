using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace Storage.Core.Tests;

/// <summary>What the writer still holds of a unit when its caller has been told.</summary>
public sealed class UnitLifetimeTests
{
    [Fact]
    public async Task A_unit_that_was_told_is_not_kept_until_deadlines_are_looked_at()
    {
        // a clock that stands: nobody looks
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(services: new SqliteServices { TimeProvider = new FakeTimeProvider() });
        var unit = await WriteAsync(storage);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        unit.IsAlive.Should().BeFalse("at 100,000 writes a second, those of the last tenth of a second are what every collection would have to move");
    }

    private static async Task<WeakReference> WriteAsync(SqliteStorage storage)
    {
        var (writing, unit) = Begin(storage);
        await writing;
        return unit;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Task Writing, WeakReference Unit) Begin(SqliteStorage storage)
    {
        var unit = new WriteUnit(Write.Insert(new Note { NoteId = "n" }));
        return (storage.WriteAsync(unit).AsTask(), new WeakReference(unit));
    }
}
