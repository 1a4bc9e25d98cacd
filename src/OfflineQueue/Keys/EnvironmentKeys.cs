namespace OfflineQueue.Internal;

/// <summary>Keys out of an environment variable.</summary>
internal static class EnvironmentKeys
{
    public static QueueKeyRing Load(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new QueueKeyException(
                $"The environment variable {variable} is to hold the queue's keys and is empty. Set it to 32 bytes in Base64, such as 'openssl rand -base64 32' gives.");
        }

        try
        {
            return QueueKeyRing.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new QueueKeyException($"The environment variable {variable} does not hold queue keys. {exception.Message}", exception);
        }
    }
}
