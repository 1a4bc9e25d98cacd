using System.Reflection;

namespace Storage.ArchitectureTests;

/// <summary>The assemblies of the suite.</summary>
internal static class Suite
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Core.IStorage).Assembly,
        typeof(Api.StorageApiExtensions).Assembly,
        typeof(CostTracking.CostTracker).Assembly,
        typeof(Alerts.AlertHub).Assembly,
        typeof(Hosting.WeChatStore).Assembly,
    ];

    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsOurs);

    private static bool IsOurs(Type type) =>
        type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && (type.Namespace?.StartsWith("Storage", StringComparison.Ordinal) == true || type.Namespace?.StartsWith("CostTracking", StringComparison.Ordinal) == true);
}
