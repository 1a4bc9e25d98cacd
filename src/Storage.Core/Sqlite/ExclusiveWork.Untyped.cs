namespace Storage.Core.Internal;

/// <inheritdoc cref="ExclusiveWork{TResult}"/>
internal abstract class ExclusiveWork(long deadline) : WriterWork(deadline)
{
    public abstract void Run(SqliteHandle handle);
}
