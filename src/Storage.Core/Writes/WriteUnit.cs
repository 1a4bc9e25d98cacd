namespace Storage.Core;

/// <summary>A list of statements that succeeds or fails as one. Independent units share a commit; one that fails, fails alone.</summary>
public sealed class WriteUnit
{
    private const int MaxIdempotencyKeyLength = 200;

    private readonly WriteStatement[] _statements;
    private readonly string? _idempotencyKey;

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
    /// <exception cref="ArgumentException">The key is empty or longer.</exception>
    public string? IdempotencyKey
    {
        get => _idempotencyKey;
        init => _idempotencyKey = value is null or { Length: > 0 and <= MaxIdempotencyKeyLength }
            ? value
            : throw new ArgumentException($"The idempotency key has {value.Length} characters; 1 to {MaxIdempotencyKeyLength} are allowed.", nameof(value));
    }

    /// <summary>Gets how long the unit may wait before it is picked up; behind a layer that gathers writes, in each of the two.</summary>
    /// <value>The default is <see langword="null"/>: the engine's default.</value>
    public TimeSpan? Timeout { get; init; }

    internal WriteStatement[] StatementArray => _statements;
}
