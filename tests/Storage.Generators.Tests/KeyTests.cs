using System.Globalization;
using Storage.Core;

namespace Storage.Generators.Tests;

public class KeyTests
{
    [Fact]
    public void A_generated_key_of_zero_is_written_as_null()
    {
        MemoryRow.Of(new Note()).IsNull(0).Should().BeTrue();
        MemoryRow.Of(new Note { Id = 5 })[0].Should().Be(DbValue.From(5L));
        KeyOf(new Note()).Should().Be(DbValue.Null);
        KeyOf(new Note { Id = 5 }).Should().Be(DbValue.From(5L));
    }

    [Fact]
    public void A_key_of_the_caller_is_written_as_it_is()
    {
        KeyOf(new MaybeNumbers("a")).Should().Be(DbValue.From("a"));
        KeyOf(new Things()).Should().Be(DbValue.From(Guid.Empty));
        MemoryRow.Of(new Things())[0].Should().Be(DbValue.From(Guid.Empty));
    }

    [Fact]
    public void Who_makes_the_key_follows_from_its_type()
    {
        MapOf<Note>().KeyGeneration.Should().Be(KeyGeneration.DatabaseNeverReused);
        MapOf<Numbers>().KeyGeneration.Should().Be(KeyGeneration.Database);
        MapOf<MaybeNumbers>().KeyGeneration.Should().Be(KeyGeneration.Caller);
        MapOf<Things>().KeyGeneration.Should().Be(KeyGeneration.Caller);
    }

    [Fact]
    public void ToString_shows_the_key_alone()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        try
        {
            new Numbers(-5).ToString().Should().Be("Numbers -5");
            new Note { Id = 7, NoteId = "secret" }.ToString().Should().Be("Note 7");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_ToString_of_the_user_stays() => new Keywords.@class("e", 1).ToString().Should().Be("mine");

    private static DbValue KeyOf<T>(T row)
        where T : class, IEntity<T> => T.KeyOf(row);

    private static EntityMap MapOf<T>()
        where T : class, IEntity<T> => T.Map;
}
