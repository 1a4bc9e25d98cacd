namespace Storage.Core;

/// <summary>Something that a user can be allowed to do.</summary>
[Entity("permission_nodes", KeepUnreadable = true)]
[Index(nameof(PluginName))]
public sealed partial record PermissionNode
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the node's name.</summary>
    [Unique]
    public required string NodeName { get; init; }

    /// <summary>Gets what the node allows.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the plugin that the node belongs to.</summary>
    public required string PluginName { get; init; }

    /// <summary>Gets whether a user may do it unless told otherwise.</summary>
    public bool DefaultGranted { get; init; } = false;

    /// <summary>Gets when the node was made, in UTC.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.UtcNow)]
    public required DateTime CreatedAt { get; init; }
}
