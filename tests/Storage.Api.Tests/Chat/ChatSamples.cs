using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Rows of the chat tables that <see cref="Samples"/> does not make.</summary>
internal static class ChatSamples
{
    public static Emoji Emoji(string path, string hash, long uses = 0, bool isBanned = false) => new()
    {
        FullPath = path,
        EmojiHash = hash,
        Format = "png",
        Description = $"表情 {path}",
        UsageCount = uses,
        IsBanned = isBanned,
    };

    public static Image Image(string path, string hash) => new() { Path = path, EmojiHash = hash, Type = "image" };

    public static ImageDescription Description(string hash, string type, string words) =>
        new() { ImageDescriptionHash = hash, Type = type, Description = words };

    public static ActionRecord Action(string id, double time, string chat = "chat") => new()
    {
        ActionId = id,
        Time = time,
        ActionName = "reply",
        ActionData = "{}",
        ActionPromptDisplay = "",
        ChatId = chat,
        ChatInfoStreamId = chat,
        ChatInfoPlatform = "wechat",
    };

    public static LlmUsage Usage(DateTime timestamp, string model = "m1", string user = "u1") => new()
    {
        Timestamp = timestamp,
        ModelName = model,
        UserId = user,
        ModelAssignName = "",
        ModelApiProvider = "",
        RequestType = "chat",
        Endpoint = "/v1/chat/completions",
        Status = "success",
    };
}
