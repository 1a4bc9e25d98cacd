namespace Storage.Optimization;

/// <summary>What a chat's next answer needs.</summary>
/// <param name="Stream">The stream; <see langword="null"/> where there is none.</param>
/// <param name="Messages">Its last messages, the latest first.</param>
/// <param name="People">Those who wrote them, as far as they are known, each once.</param>
public sealed record ChatContext(ChatStream? Stream, IReadOnlyList<Message> Messages, IReadOnlyList<PersonInfo> People);
