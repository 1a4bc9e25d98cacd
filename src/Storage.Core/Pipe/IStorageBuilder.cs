using Microsoft.Extensions.DependencyInjection;

namespace Storage.Core;

/// <summary>What <c>AddWeChatStorage()</c> returns: packages add their layers to it by extension methods.</summary>
public interface IStorageBuilder
{
    /// <summary>Gets the services that the storage is made of.</summary>
    IServiceCollection Services { get; }

    /// <summary>Gets the storage's name; empty for the unnamed one.</summary>
    string Name { get; }
}
