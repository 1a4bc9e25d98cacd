using SQLitePCL;

namespace Storage.Benchmarks;

/// <summary>What one writes by hand for an entity on SQLitePCLRaw: columns and parameters by position.</summary>
internal interface IRawCode<T>
{
    static abstract T Read(sqlite3_stmt statement);

    /// <summary>Binds all columns but the key, in their order.</summary>
    static abstract void Bind(sqlite3_stmt statement, T row);
}
