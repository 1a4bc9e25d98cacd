using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>What one writes by hand for an entity on Microsoft.Data.Sqlite: columns by position.</summary>
internal interface IMdsCode<T>
{
    static abstract T Read(SqliteDataReader reader);

    /// <summary>Gives the parameters their values: all columns but the key, in their order.</summary>
    static abstract void Bind(SqliteParameterCollection parameters, T row);
}
