using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatImageTests
{
    [Theory]
    [EveryDoor]
    public Task Of_several_images_of_one_hash_the_first_is_found(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Image>().InsertManyAsync(
        [
            ChatSamples.Image("b", "h1") with { Id = 7 },
            ChatSamples.Image("c", "h2") with { Id = 2 },
            ChatSamples.Image("a", "h1") with { Id = 3 },
        ]);
        var chat = new ChatOperations(storage);

        (await chat.GetImageAsync("h1")).Should().Be(ChatSamples.Image("a", "h1") with { Id = 3 });
        (await chat.GetImageAsync("h2"))!.Path.Should().Be("c");
        (await chat.GetImageAsync("none")).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task Of_several_descriptions_the_first_of_hash_and_type_is_found(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<ImageDescription>().InsertManyAsync(
        [
            ChatSamples.Description("h1", "image", "later") with { Id = 7 },
            ChatSamples.Description("h1", "emoji", "other type") with { Id = 2 },
            ChatSamples.Description("h1", "image", "first") with { Id = 3 },
            ChatSamples.Description("h2", "image", "other hash") with { Id = 1 },
        ]);
        var chat = new ChatOperations(storage);

        (await chat.GetImageDescriptionAsync("h1", "image")).Should().Be(ChatSamples.Description("h1", "image", "first") with { Id = 3 });
        (await chat.GetImageDescriptionAsync("h1", "emoji"))!.Description.Should().Be("other type");
        (await chat.GetImageDescriptionAsync("h2", "emoji")).Should().BeNull();
        (await chat.GetImageDescriptionAsync("none", "image")).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task An_image_that_is_saved_again_is_counted_and_stays_as_it_is(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var chat = new ChatOperations(storage);

        var first = await chat.SaveImageAsync(ChatSamples.Image("a", "h1"));
        var other = await chat.SaveImageAsync(ChatSamples.Image("b", "h2"));
        var second = await chat.SaveImageAsync(ChatSamples.Image("c", "h1") with { Description = "new" });
        var third = await chat.SaveImageAsync(ChatSamples.Image("a", "h1"));

        first.Should().Be(new GetOrCreated<Image>(ChatSamples.Image("a", "h1") with { Id = first.Row.Id }, IsCreated: true));
        other.IsCreated.Should().BeTrue();
        second.Should().Be(new GetOrCreated<Image>(first.Row with { Count = 2 }, IsCreated: false));
        third.Should().Be(new GetOrCreated<Image>(first.Row with { Count = 3 }, IsCreated: false));
        (await storage.Query<Image>().OrderBy(Image.Columns.Id).ToListAsync()).Should().Equal(third.Row, other.Row);
    });

    [Fact]
    public async Task Of_several_images_of_one_hash_the_first_is_counted()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Image>().InsertManyAsync(
            [ChatSamples.Image("b", "h1") with { Id = 7 }, ChatSamples.Image("a", "h1") with { Id = 3 }]);

        var saved = await new ChatOperations(engine).SaveImageAsync(ChatSamples.Image("c", "h1"));

        saved.Should().Be(new GetOrCreated<Image>(ChatSamples.Image("a", "h1") with { Id = 3, Count = 2 }, IsCreated: false));
        (await engine.Query<Image>().OrderBy(Image.Columns.Id).ToListAsync()).Select(image => image.Count).Should().Equal(2, 1);
    }

    [Fact]
    public async Task Images_saved_at_once_all_count_and_one_is_made()
    {
        const int Callers = 64;
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(new ReadersMeetStorage(engine, Callers));

        var results = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
            Task.Run(() => chat.SaveImageAsync(ChatSamples.Image($"{caller}", "h1")).AsTask())));

        results.Should().ContainSingle(result => result.IsCreated);
        results.Select(result => result.Row.Count).Should().BeEquivalentTo(Enumerable.Range(1, Callers), "each saw its own count");
        (await engine.Query<Image>().ToListAsync()).Should().ContainSingle().Which.Count.Should().Be(Callers);
    }

    [Fact]
    public async Task An_image_that_is_deleted_between_finding_and_counting_is_made_again()
    {
        await using var engine = await TestStorage.OpenAsync();
        await new ChatOperations(engine).SaveImageAsync(ChatSamples.Image("a", "h1"));
        var meddling = new MeddlingStorage(engine) { AfterRead = storage => storage.WriteAsync($"delete from images").AsTask() };

        var saved = await new ChatOperations(meddling).SaveImageAsync(ChatSamples.Image("b", "h1"));

        saved.Should().Be(new GetOrCreated<Image>(ChatSamples.Image("b", "h1") with { Id = saved.Row.Id }, IsCreated: true));
        (await engine.Query<Image>().ToListAsync()).Should().Equal(saved.Row);
    }

    [Fact]
    public async Task A_path_that_another_image_has_fails_the_save()
    {
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);
        var first = await chat.SaveImageAsync(ChatSamples.Image("a", "h1"));

        var act = async () => await chat.SaveImageAsync(ChatSamples.Image("a", "h2"));

        (await act.Should().ThrowAsync<ConstraintException>()).Which.Columns.Should().Equal("path");
        (await engine.Query<Image>().ToListAsync()).Should().Equal(first.Row);
    }
}
