using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatPersonTests
{
    // by md5sum
    [Theory]
    [InlineData("qq", "1", "5d71d793b424c68b49df1b7b3bf5d03b")]
    [InlineData("wechat", "wxid_abc", "f1adaac95325300703231332e9ea0d4f")]
    [InlineData("wechat", "小明", "b7d0a137c24a377ce0112cf56d317685")]
    [InlineData("", "", "b14a7b8059d9c055954c92674ce60032")]
    public void A_persons_id_is_the_MD5_of_platform_underscore_and_user_id(string platform, string userId, string personId) =>
        ChatOperations.PersonIdOf(platform, userId).Should().Be(personId);

    [Theory]
    [EveryDoor]
    public Task A_person_is_found_by_platform_and_user_id(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();
        var stored = await people.InsertAsync(Samples.Person("5d71d793b424c68b49df1b7b3bf5d03b") with { Platform = "qq", UserId = "1" });
        await people.InsertAsync(Samples.Person("somebody else") with { Platform = "qq", UserId = "1" });
        var chat = new ChatOperations(storage);

        (await chat.GetPersonInfoAsync("qq", "1")).Should().Be(stored);
        (await chat.GetPersonInfoAsync("qq", "2")).Should().BeNull();
        (await chat.GetPersonInfoAsync("wechat", "1")).Should().BeNull();
    });

    [Fact]
    public async Task A_person_that_was_made_is_found()
    {
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);

        var made = await chat.GetOrCreatePersonAsync(Samples.Person("") with { UserId = "u1" });

        (await chat.GetPersonInfoAsync("wechat", "u1")).Should().Be(made.Row);
    }
}
