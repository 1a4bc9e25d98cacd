namespace CustomerService;

/// <summary>What the command line says.</summary>
internal sealed record DeskOptions
{
    /// <summary>The file of dialogues; null for the built-in set.</summary>
    public string? Input { get; init; }

    public required string Database { get; init; }

    /// <summary>How many messages of the input are taken at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>How many conversations go on at once.</summary>
    public required int Clients { get; init; }

    /// <summary>The file that names each message whose write was awaited; null for none.</summary>
    public string? Acknowledged { get; init; }

    public bool Json { get; init; }
}
