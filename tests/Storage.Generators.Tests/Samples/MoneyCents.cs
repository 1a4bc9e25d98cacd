using Storage.Core;

namespace Storage.Generators.Tests;

public sealed class MoneyCents : IColumnConverter<Money, long>
{
    public static long ToStored(Money value) => value.Cents;

    public static Money FromStored(long stored) => new(stored);
}
