using System.Buffers;

namespace Storage.Optimization.Internal;

/// <summary>A row on its way to the second level.</summary>
internal sealed class Level2RowWrite<T>(string name, T row, long clock, long expires) : Level2Write(name, clock, expires)
    where T : class, IEntity<T>
{
    public override void WriteTo(ArrayBufferWriter<byte> buffer)
    {
        var encoder = new RowEncoder(buffer);
        T.Write(row, ref encoder);
    }
}
