namespace Storage.Generators.Tests;

public class SnakeCaseTests
{
    [Theory]
    [InlineData("Id", "id")]
    [InlineData("ChatId", "chat_id")]
    [InlineData("ChatID", "chat_id")]
    [InlineData("URLPath", "url_path")]
    [InlineData("HTTPSOnly", "https_only")]
    [InlineData("Is2Fa", "is2_fa")]
    [InlineData("Utf8Text", "utf8_text")]
    [InlineData("Line1", "line1")]
    [InlineData("A", "a")]
    [InlineData("ABTest", "ab_test")]
    [InlineData("event", "event")]
    [InlineData("Already_Parted", "already_parted")]
    [InlineData("_Hidden", "_hidden")]
    public void A_column_is_named_after_its_property(string property, string column) => SnakeCase.From(property).Should().Be(column);
}
