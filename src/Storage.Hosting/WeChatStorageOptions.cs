using Microsoft.Extensions.Options;
using Storage.Core;

namespace Storage.Hosting;

/// <summary>The options of a storage as a whole. Each package of the suite has its own beside them.</summary>
public sealed class WeChatStorageOptions
{
    /// <summary>Gets or sets the embedded database.</summary>
    /// <value>The default is the file <c>data/wechat.db</c> below the current directory.</value>
    [ValidateObjectMembers]
    public SqliteStorageOptions Database { get; set; } = new() { Path = System.IO.Path.Combine("data", "wechat.db") };

    /// <summary>Gets or sets whether the chat tables and those added by <c>AddEntity</c> are created at start where they are
    /// missing.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EnsureSchema { get; set; } = true;

    /// <summary>Gets or sets how long accepted writes may take when the host stops. The host's own shutdown time ends them
    /// sooner.</summary>
    /// <value>0 to 1 hour; the default is 20 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
