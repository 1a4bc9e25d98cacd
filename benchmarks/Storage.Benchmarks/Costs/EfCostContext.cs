using CostTracking.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>EF Core's model of a call's row and of the sums.</summary>
internal sealed class EfCostContext(DbContextOptions<EfCostContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytes>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Micros>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<DurationMicros>();
        configurationBuilder.Properties<UsageSource>().HaveConversion<string>();
        configurationBuilder.Properties<CallOutcome>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map<LlmUsage>(modelBuilder);
        Map<CostRollup>(modelBuilder);
        modelBuilder.Entity<LlmUsage>().Ignore(nameof(LlmUsage.UnreadableColumns));
    }

    private static void Map<T>(ModelBuilder modelBuilder)
        where T : class, IEntity<T>
    {
        var entity = modelBuilder.Entity<T>().ToTable(T.Map.Table);
        foreach (var column in T.Map.Columns)
        {
            entity.Property(column.Property).HasColumnName(column.Name);
        }

        entity.HasKey(T.Map.Key.Property);
    }

    private sealed class GuidBytes() : ValueConverter<Guid, byte[]>(value => value.ToByteArray(true), stored => new Guid(stored, true));

    private sealed class Micros() : ValueConverter<DateTimeOffset, long>(
        value => (value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
        stored => new DateTimeOffset((stored * 10) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

    private sealed class DurationMicros() : ValueConverter<TimeSpan, long>(value => value.Ticks / 10, stored => new TimeSpan(stored * 10));
}
