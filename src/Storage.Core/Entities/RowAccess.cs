namespace Storage.Core;

/// <summary>What can be asked of a row by who does not know its type.</summary>
internal abstract class RowAccess
{
    public abstract void Write(object row, IRowWriter writer);

    public abstract DbValue ValueOf(object row, int ordinal);

    public abstract DbValue[] ValuesOf(object row);
}
