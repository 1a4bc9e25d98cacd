using System.Reflection;

namespace Storage.ArchitectureTests;

/// <summary>The assemblies of the suite.</summary>
internal static class Suite
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Core.IStorage).Assembly,
        typeof(Api.StorageApiExtensions).Assembly,
        typeof(Optimization.CachingStorage).Assembly,
        typeof(OfflineQueue.DurableQueue).Assembly,
        typeof(CostTracking.CostTracker).Assembly,
        typeof(Alerts.AlertHub).Assembly,
        typeof(Hosting.WeChatStore).Assembly,
    ];

    // packages whose names do not begin with the suite's
    private static readonly string[] OwnNames = ["CostTracking", "OfflineQueue"];

    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsOurs);

    public static bool IsPackage(string name) => name.StartsWith("Storage.", StringComparison.Ordinal) || OwnNames.Contains(name);

    private static bool IsOurs(Type type) =>
        type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && type.Namespace is { } space
        && (space.StartsWith("Storage", StringComparison.Ordinal) || Array.Exists(OwnNames, name => space.StartsWith(name, StringComparison.Ordinal)));
}
