using Storage.Core;

namespace Storage.Generators.Tests;

public sealed class StampTime : IColumnConverter<Stamp, DateTimeOffset>
{
    public static DateTimeOffset ToStored(Stamp value) => value.Value;

    public static Stamp FromStored(DateTimeOffset stored) => new(stored);
}
