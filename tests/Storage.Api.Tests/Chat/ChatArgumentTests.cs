using System.Reflection;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatArgumentTests
{
    private readonly ChatOperations _chat = new(new UntouchableStorage());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task A_limit_below_1_is_refused(int limit)
    {
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetActiveStreamsAsync(limit: limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetActiveStreamsAsync("wechat", limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetRecentMessagesAsync("chat", limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetRecentActionsAsync("chat", limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetHotEmojiAsync(limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetChatHistoryAsync("chat", pageSize: limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetChatHistoryPageAsync("chat", limit).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetChatHistoryPageAsync("chat", 1, limit).AsTask());
    }

    [Fact]
    public async Task A_page_over_10000_rows_is_refused()
    {
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetChatHistoryAsync("chat", pageSize: 10_001).AsTask());
        await Refused<ArgumentOutOfRangeException>(() => _chat.GetChatHistoryPageAsync("chat", 1, 10_001).AsTask());
    }

    [Fact]
    public async Task Nothing_is_done_with_nothing()
    {
        FluentActions.Invoking(() => new ChatOperations(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ChatOperations.PersonIdOf(null!, "1")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ChatOperations.PersonIdOf("qq", null!)).Should().Throw<ArgumentNullException>();
        await Refused<ArgumentNullException>(() => _chat.GetOrCreateChatStreamAsync(null!).AsTask());
        await Refused<ArgumentNullException>(() => _chat.SaveMessageAsync(null!).AsTask());
        await Refused<ArgumentNullException>(() => _chat.GetOrCreatePersonAsync(null!).AsTask());
        await Refused<ArgumentNullException>(() => _chat.GetPersonInfoAsync(null!, "1").AsTask());
        await Refused<ArgumentNullException>(() => _chat.GetPersonInfoAsync("qq", null!).AsTask());
        await Refused<ArgumentNullException>(() => _chat.UpdateUserRelationshipAsync(null!, new RelationshipChange()).AsTask());
        await Refused<ArgumentNullException>(() => _chat.UpdateUserRelationshipAsync("u1", null!).AsTask());
        await Refused<ArgumentNullException>(() => _chat.SaveImageAsync(null!).AsTask());
    }

    [Fact]
    public async Task A_cancelled_call_says_so_and_writes_nothing()
    {
        await using var engine = await TestStorage.OpenAsync();
        var before = engine.CommitSequence;
        var chat = new ChatOperations(engine);
        var cancelled = new CancellationToken(canceled: true);

        foreach (var (name, call) in ChatCalls.All)
        {
            var failure = await FluentActions.Awaiting(() => call(chat, cancelled)).Should().ThrowAsync<OperationCanceledException>(name);
            failure.Which.CancellationToken.Should().Be(cancelled, name);
        }

        engine.CommitSequence.Should().Be(before);
    }

    [Fact]
    public async Task Every_operation_works_inside_a_session()
    {
        await using var engine = await TestStorage.OpenAsync();

        foreach (var (name, call) in ChatCalls.All)
        {
            var act = async () => await engine.TransactAsync(async (session, token) => await call(new ChatOperations(session), token));
            await act.Should().NotThrowAsync(name);
        }
    }

    [Fact]
    public void No_operation_is_forgotten_here()
    {
        var operations = typeof(ChatOperations).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        operations.Select(operation => operation.Name).Should().BeEquivalentTo(ChatCalls.All.Keys);
    }

    private static async Task Refused<TException>(Func<Task> call)
        where TException : ArgumentException => await call.Should().ThrowAsync<TException>();
}
