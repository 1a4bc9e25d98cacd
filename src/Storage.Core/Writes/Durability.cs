namespace Storage.Core;

/// <summary>What is certain when a write is acknowledged.</summary>
public enum Durability
{
    /// <summary>The write is on disk: it survives a power cut.</summary>
    Full,

    /// <summary>The write survives the end of the process; a power cut may take the last moments' writes, but never part of one.</summary>
    Normal,
}
