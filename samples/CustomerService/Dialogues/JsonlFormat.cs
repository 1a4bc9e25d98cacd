using System.Text.Json;

namespace CustomerService;

/// <summary>A JSON object a line. It has no time, so the first turn of every dialogue is given the same one and each turn a
/// minute.</summary>
internal sealed class JsonlFormat : IDialogueFormat
{
    private static readonly DateTimeOffset FirstTurn = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public DialogueLine Parse(string line)
    {
        var turn = Read(line);
        if (turn.Turn is < 0 or > 1_000_000)
        {
            throw new FormatException("its turn is not between 0 and 1,000,000");
        }

        return turn.Role is "user" or "assistant"
            ? new DialogueLine(turn.StreamId, FirstTurn.AddMinutes(turn.Turn), turn.UserId, turn.Text)
            : throw new FormatException("its role is neither user nor assistant");
    }

    private static DialogueTurn Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, DialogueJson.Default.DialogueTurn) ?? throw new FormatException("it is null");
        }
        // a text that ends in half a character is an InvalidOperationException
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("it is no JSON object with stream_id, turn, role, user_id and text", exception);
        }
    }
}
