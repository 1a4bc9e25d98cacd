using System.ComponentModel.DataAnnotations;
using Storage.Core;

namespace Storage.Alerts;

/// <summary>A group's robot.</summary>
public sealed class RobotOptions
{
    /// <summary>Gets or sets whose robot it is.</summary>
    [DefinedValue]
    public RobotKind Kind { get; set; }

    /// <summary>Gets or sets the channel's name.</summary>
    /// <value>The default is <see langword="null"/>: that of the kind.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the robot's address, with the key or token that the group's settings show.</summary>
    [Required]
    public Uri? Url { get; set; }

    /// <summary>Gets or sets the secret by which messages are signed.</summary>
    /// <value>The default is <see langword="null"/>: messages are not signed.</value>
    public string? Secret { get; set; }
}
