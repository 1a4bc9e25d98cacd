namespace Storage.Core;

/// <summary>A list of statements that succeeds or fails as one. Independent units share a commit; one that fails, fails alone.</summary>
public sealed class WriteUnit
{
    private readonly WriteStatement[] _statements;

    /// <summary>Makes a unit.</summary>
    /// <param name="statements">The statements, in order; at least one.</param>
    public WriteUnit(params WriteStatement[] statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentOutOfRangeException.ThrowIfZero(statements.Length);
        _statements = statements;
    }

    /// <summary>Gets the statements, in order.</summary>
    public IReadOnlyList<WriteStatement> Statements => _statements;

    /// <summary>Gets what is certain when the unit is acknowledged.</summary>
    /// <value>The default is <see langword="null"/>: the engine's default.</value>
    public Durability? Durability { get; init; }

    /// <summary>Gets the key under which the unit is applied at most once; a second unit with the same key returns the first one's
    /// result.</summary>
    /// <value>1 to 200 characters; the default is <see langword="null"/>: every call applies.</value>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets how long the unit may wait before it is picked up; behind a layer that gathers writes, in each of the two.</summary>
    /// <value>The default is <see langword="null"/>: the engine's default.</value>
    public TimeSpan? Timeout { get; init; }

    internal WriteStatement[] StatementArray => _statements;
}
