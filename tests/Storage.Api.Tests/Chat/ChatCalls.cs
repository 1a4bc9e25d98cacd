using Storage.Core;

namespace Storage.Api.Tests;

using Call = Func<ChatOperations, CancellationToken, Task>;

/// <summary>One call of each operation, by its name.</summary>
internal static class ChatCalls
{
    private static readonly RelationshipChange Change = new();

    public static IReadOnlyDictionary<string, Call> All { get; } = new Dictionary<string, Call>
    {
        [nameof(ChatOperations.GetChatStreamAsync)] = (chat, token) => chat.GetChatStreamAsync("s1", token).AsTask(),
        [nameof(ChatOperations.GetOrCreateChatStreamAsync)] = (chat, token) =>
            chat.GetOrCreateChatStreamAsync(Samples.Stream("s1"), token).AsTask(),
        [nameof(ChatOperations.TouchChatStreamAsync)] = (chat, token) => chat.TouchChatStreamAsync("s1", null, token).AsTask(),
        [nameof(ChatOperations.ScheduleTouchAsync)] = (chat, token) => chat.ScheduleTouchAsync("s1", null, token).AsTask(),
        [nameof(ChatOperations.GetActiveStreamsAsync)] = (chat, token) => chat.GetActiveStreamsAsync(cancellationToken: token).AsTask(),
        [nameof(ChatOperations.GetRecentMessagesAsync)] = (chat, token) =>
            chat.GetRecentMessagesAsync("s1", cancellationToken: token).AsTask(),
        [nameof(ChatOperations.GetChatHistoryAsync)] = (chat, token) => chat.GetChatHistoryAsync("s1", cancellationToken: token).AsTask(),
        [nameof(ChatOperations.GetChatHistoryPageAsync)] = (chat, token) =>
            chat.GetChatHistoryPageAsync("s1", 1, cancellationToken: token).AsTask(),
        [nameof(ChatOperations.GetMessageCountAsync)] = (chat, token) => chat.GetMessageCountAsync("s1", token).AsTask(),
        [nameof(ChatOperations.SaveMessageAsync)] = (chat, token) => chat.SaveMessageAsync(Samples.Message(1), true, token).AsTask(),
        [nameof(ChatOperations.GetRecentActionsAsync)] = (chat, token) =>
            chat.GetRecentActionsAsync("s1", cancellationToken: token).AsTask(),
        [nameof(ChatOperations.GetPersonInfoAsync)] = (chat, token) => chat.GetPersonInfoAsync("qq", "1", token).AsTask(),
        [nameof(ChatOperations.GetOrCreatePersonAsync)] = (chat, token) =>
            chat.GetOrCreatePersonAsync(Samples.Person("p1"), token).AsTask(),
        [nameof(ChatOperations.GetUserRelationshipAsync)] = (chat, token) => chat.GetUserRelationshipAsync("u1", token).AsTask(),
        [nameof(ChatOperations.UpdateUserRelationshipAsync)] = (chat, token) =>
            chat.UpdateUserRelationshipAsync("u1", Change, token).AsTask(),
        [nameof(ChatOperations.GetEmojiAsync)] = (chat, token) => chat.GetEmojiAsync("h1", token).AsTask(),
        [nameof(ChatOperations.GetHotEmojiAsync)] = (chat, token) => chat.GetHotEmojiAsync(cancellationToken: token).AsTask(),
        [nameof(ChatOperations.CountEmojiUseAsync)] = (chat, token) => chat.CountEmojiUseAsync("h1", token).AsTask(),
        [nameof(ChatOperations.GetImageAsync)] = (chat, token) => chat.GetImageAsync("h1", token).AsTask(),
        [nameof(ChatOperations.SaveImageAsync)] = (chat, token) => chat.SaveImageAsync(ChatSamples.Image("a", "h1"), token).AsTask(),
        [nameof(ChatOperations.GetImageDescriptionAsync)] = (chat, token) => chat.GetImageDescriptionAsync("h1", "image", token).AsTask(),
        [nameof(ChatOperations.GetUsageStatisticsAsync)] = (chat, token) =>
            chat.GetUsageStatisticsAsync(UsageModel.From, UsageModel.To, cancellationToken: token).AsTask(),
    };
}
