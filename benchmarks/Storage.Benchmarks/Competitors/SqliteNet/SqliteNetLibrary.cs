using System.Reflection;
using System.Runtime.Loader;

namespace Storage.Benchmarks;

/// <summary>
/// Lets sqlite-net 1.11, which is built for SQLitePCLRaw 3.0, run on the 2.1 of this process: the calls that it makes are the same in both,
/// but the runtime takes no older version of an assembly by itself. So all rivals run on one native SQLite.
/// </summary>
internal static class SqliteNetLibrary
{
    private const string SharedAssemblies = "SQLitePCLRaw.";

    private static readonly Lazy<bool> Prepared = new(() =>
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        return true;
    });

    public static void Prepare() => _ = Prepared.Value;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is { } simple && simple.StartsWith(SharedAssemblies, StringComparison.Ordinal)
            ? context.LoadFromAssemblyName(new AssemblyName(simple))
            : null;
}
