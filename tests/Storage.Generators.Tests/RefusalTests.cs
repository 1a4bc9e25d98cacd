using Storage.Core;

namespace Storage.Generators.Tests;

public class RefusalTests
{
    public static TheoryData<Things, string> Nulls() => new()
    {
        { new Things { Text = null! }, "text" },
        { new Things { Bytes = null! }, "bytes" },
        { new Things { Link = null! }, "link" },
        { new Things { Link = new Uri("about:null") }, "link" },
        { new Things { Stamp = null! }, "stamp" },
        { new Things { Words = null! }, "words" },
    };

    public static TheoryData<Numbers, string> TooLarge() => new()
    {
        { new Numbers(1) { UInt64 = ulong.MaxValue }, "u_int64" },
        { new Numbers(1) { Huge = Huge.TooLarge }, "huge" },
        { new Numbers(1) { Decimal = decimal.MaxValue }, "decimal" },
        { new Numbers(1) { Decimal = 0.0000001m }, "decimal" },
    };

    [Theory]
    [MemberData(nameof(Nulls))]
    public void A_null_where_none_may_be_is_refused_by_its_column(Things row, string column) => ShouldBeRefused(() => MemoryRow.Of(row), column);

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void A_number_without_a_stored_form_is_refused_by_its_column(Numbers row, string column) => ShouldBeRefused(() => MemoryRow.Of(row), column);

    [Fact]
    public void A_null_key_is_refused() => ShouldBeRefused(() => (object)KeyOf(new MaybeNumbers(null!)), "id");

    [Fact]
    public void A_time_of_unspecified_kind_is_refused() =>
        ShouldBeRefused(() => MemoryRow.Of(new Things { DateTime = new DateTime(2026, 1, 1) }), "date_time");

    [Fact]
    public void An_enum_value_without_a_name_is_refused() => ShouldBeRefused(() => MemoryRow.Of(new Things { Mood = (Mood)77 }), "mood");

    [Fact]
    public void A_stored_number_that_does_not_fit_is_refused()
    {
        var memory = MemoryRow.Of(new Numbers(1));
        memory[2] = DbValue.From(128L);

        ShouldBeRefused(() => MemoryRow.Read<Numbers>(memory), "s_byte");
    }

    [Fact]
    public void A_stored_identifier_of_another_length_is_refused()
    {
        var memory = MemoryRow.Of(new Things());
        memory[3] = DbValue.From([1]);

        ShouldBeRefused(() => MemoryRow.Read<Things>(memory), "guid");
    }

    private static void ShouldBeRefused(Func<object> action, string column)
    {
        var failure = action.Should().Throw<StorageException>().Which;
        failure.Code.Should().Be(StorageErrorCode.InvalidValue);
        failure.Message.Should().Contain($"'{column}'");
    }

    private static DbValue KeyOf<T>(T row)
        where T : class, IEntity<T> => T.KeyOf(row);
}
