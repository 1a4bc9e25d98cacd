namespace Storage.Core;

/// <summary>Whether one user is allowed one thing.</summary>
[Entity("user_permissions", KeepUnreadable = true)]
[Index(nameof(Platform), nameof(UserId), nameof(PermissionNode), Unique = true)]
[Index(nameof(PermissionNode), nameof(Granted))]
public sealed partial record UserPermission
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the user's platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the user's id on the platform.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets the permission node's name.</summary>
    public required string PermissionNode { get; init; }

    /// <summary>Gets whether it is allowed.</summary>
    public bool Granted { get; init; } = true;

    /// <summary>Gets when that was decided, in UTC.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.UtcNow)]
    public required DateTime GrantedAt { get; init; }

    /// <summary>Gets who decided it.</summary>
    public string? GrantedBy { get; init; }
}
