namespace CustomerService;

/// <summary>What the user can set right; its message is all that they are told.</summary>
internal sealed class DeskException(string message, Exception? innerException = null) : Exception(message, innerException);
