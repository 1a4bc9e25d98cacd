using System.Buffers;

namespace Storage.Optimization.Internal;

/// <summary>A value on its way to the second level.</summary>
/// <param name="name">Its name there.</param>
/// <param name="clock">The table's clock of commits when the value began to be read.</param>
/// <param name="expires">The cache's milliseconds at which it expires.</param>
internal abstract class Level2Write(string name, long clock, long expires)
{
    public string Name { get; } = name;

    public long Clock { get; } = clock;

    public long Expires { get; } = expires;

    public abstract void WriteTo(ArrayBufferWriter<byte> buffer);
}
