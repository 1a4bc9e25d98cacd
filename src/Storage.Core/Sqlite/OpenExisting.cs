using Storage.Core.Internal;

namespace Storage.Core;

/// <summary>Looks into a database file before it is opened for work, such as one that another program made.</summary>
public static class OpenExisting
{
    /// <summary>Lists what a file holds, and what <see cref="IStorageEngine.EnsureSchemaAsync"/> would add to it. Nothing in the file is
    /// changed; SQLite may leave an empty log beside it.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="maps">The entities; <see langword="null"/> for <see cref="ChatModel.Maps"/>.</param>
    /// <param name="cancellationToken">Ends the look before it begins.</param>
    /// <returns>The tables, and the changes.</returns>
    /// <exception cref="StorageException">There is no such file, or it is no database, or a table has another key than its entity.</exception>
    public static async ValueTask<DatabaseInspection> InspectAsync(
        string path, IReadOnlyCollection<EntityMap>? maps = null, CancellationToken cancellationToken = default)
    {
        var file = SqliteFile.Canonical(path);
        return await Task.Run(() => Inspect(file, maps ?? ChatModel.Maps), cancellationToken).ConfigureAwait(false);
    }

    private static DatabaseInspection Inspect(string path, IReadOnlyCollection<EntityMap> maps)
    {
        SqliteConnections.RefuseOtherNativeLibrary(SqliteConnections.NativeLibraryName());
        SqliteConnections.RefuseOldNativeLibrary(SqliteConnections.NativeVersion());
        SqliteFile.RefuseDirectoryOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new StorageException(StorageErrorCode.FileMissing, $"There is no database at '{path}'. Check the path.");
        }

        return SqliteConnections.Inspect(path, handle =>
        {
            var catalog = new SchemaCatalog(handle);
            var tables = catalog.Tables().Where(table => !SqliteSchema.EngineTables.Any(own => own.Name == table));
            return new DatabaseInspection([.. tables.Select(table => Inspect(catalog, table, maps))], SchemaPlan.For(catalog, maps).ToReport());
        });
    }

    private static TableInspection Inspect(SchemaCatalog catalog, string table, IReadOnlyCollection<EntityMap> maps)
    {
        var map = maps.FirstOrDefault(map => string.Equals(map.Table, table, StringComparison.OrdinalIgnoreCase));
        var unknown = catalog.Columns(table).Select(column => column.Name).Where(column => map?.FindColumn(column) is null);
        return new TableInspection(table, catalog.CountRows(table), map, [.. unknown]);
    }
}
