using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace CostTracking.Internal;

/// <summary>Guesses tokens from texts: a quarter of the UTF-8 bytes is near what today's tokenizers make of English (four letters) and of
/// Chinese (three bytes a character, three quarters of a token).</summary>
internal static class TokenEstimate
{
    // what a picture or another attachment costs at least with the providers that bill them as tokens
    private const long BytesOfAttachment = 4_000;
    private const long TokensOfMessage = 4;

    public static long OfBytes(long bytes) => (bytes + 3) / 4;

    public static long OfMessages(IEnumerable<ChatMessage> messages, string model, CaptureOptions options)
    {
        var (bytes, tokens) = (0L, 0L);
        foreach (var message in messages)
        {
            tokens += TokensOfMessage;
            foreach (var content in message.Contents)
            {
                switch (content)
                {
                    case TextContent { Text: { Length: > 0 } text } when options.CountTokens is { } count:
                        tokens += count(model, text);
                        break;
                    case TextContent text:
                        bytes += Encoding.UTF8.GetByteCount(text.Text);
                        break;
                    case FunctionCallContent call:
                        bytes += call.Name.Length + BytesOf(call.Arguments);
                        break;
                    case FunctionResultContent result:
                        bytes += Convert.ToString(result.Result, CultureInfo.InvariantCulture)?.Length ?? 0;
                        break;
                    case DataContent or UriContent:
                        bytes += BytesOfAttachment;
                        break;
                }
            }
        }

        return tokens + OfBytes(bytes);
    }

    public static long BytesOf(IDictionary<string, object?>? arguments)
    {
        var bytes = 0L;
        if (arguments is not null)
        {
            foreach (var (name, value) in arguments)
            {
                bytes += name.Length + (Convert.ToString(value, CultureInfo.InvariantCulture)?.Length ?? 0);
            }
        }

        return bytes;
    }
}
