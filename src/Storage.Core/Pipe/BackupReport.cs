namespace Storage.Core;

/// <summary>A finished backup.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash, as lower-case hexadecimal.</param>
public sealed record BackupReport(string Path, long Bytes, string Sha256);
