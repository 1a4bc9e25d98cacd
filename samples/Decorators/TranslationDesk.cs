using Storage.Core;

namespace Decorators;

/// <summary>The host's own functions: a translator that is slow and fails now and then, and thoughts that are worth keeping.</summary>
internal sealed class TranslationDesk
{
    private static readonly Dictionary<string, string> Words = new() { ["你好"] = "hello", ["谢谢"] = "thank you" };

    public int Asked { get; private set; }

    public int Failed { get; private set; }

    public async ValueTask<string> TranslateAsync(string text, CancellationToken cancellationToken)
    {
        Asked++;
        await Task.Delay(TimeSpan.FromMilliseconds(30), cancellationToken);
        if (Asked % 3 == 1)
        {
            Failed++;
            throw new IOException("The translator does not answer.");
        }

        return Words.GetValueOrDefault(text, text);
    }

    public ValueTask<ThinkingLog?> ThinkAsync(string thought, CancellationToken cancellationToken) =>
        new(new ThinkingLog { ChatId = "desk", TriggerText = thought, CreatedAt = new DateTime(2026, 11, 28, 9, 30, 0, DateTimeKind.Unspecified) });
}
