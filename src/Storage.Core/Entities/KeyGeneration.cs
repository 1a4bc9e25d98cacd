namespace Storage.Core;

/// <summary>Who makes an entity's keys.</summary>
public enum KeyGeneration
{
    /// <summary>The caller.</summary>
    Caller,

    /// <summary>The database, where the key is 0.</summary>
    Database,

    /// <summary>The database, where the key is 0, and never the same key twice.</summary>
    DatabaseNeverReused,
}
