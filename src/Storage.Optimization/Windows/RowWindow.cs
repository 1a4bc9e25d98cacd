namespace Storage.Optimization.Internal;

/// <summary>The rows that a query gave, handed to everyone, so nobody can change them.</summary>
internal abstract class RowWindow : ICheckedValue
{
    private readonly CommitMarks? _marks;
    private readonly long _clock;

    /// <param name="marks">The marks of the table that it is of; null where its partition's cell keeps it right.</param>
    /// <param name="clock">Their clock when it began to be read.</param>
    private protected RowWindow(CommitMarks? marks, long clock)
    {
        _marks = marks;
        _clock = clock;
    }

    public abstract long Bytes { get; }

    public bool IsCurrent(long now) => _marks is null || (_marks.Clock == _clock && !_marks.IsCommitting);

    /// <summary>Gives the window as it is after a row was inserted.</summary>
    /// <returns>Null where only the database knows.</returns>
    public abstract RowWindow? With(object row, RowOrder order, int limit);

    /// <summary>Gives the window as it is after one row was patched in columns that neither choose nor order its rows.</summary>
    /// <returns>Null where only the database knows.</returns>
    public abstract RowWindow? Patched(in RowChange change);
}
