namespace Storage.Core.Internal;

/// <inheritdoc cref="ExclusiveWork{TResult}"/>
internal abstract class ExclusiveWork(bool isTransaction, long deadline) : WriterWork(deadline)
{
    /// <summary>Whether the writer opens a transaction around the work and commits it.</summary>
    public bool IsTransaction => isTransaction;

    public abstract void Run(SqliteHandle handle);

    /// <summary>Tells the caller that it is done.</summary>
    public abstract void Complete();
}
