namespace Storage.AotSmoke;

public sealed class SmokeException(string what) : Exception($"Storage.AotSmoke: this does not hold: {what}.");
