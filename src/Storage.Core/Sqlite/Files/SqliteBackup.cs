using System.Security.Cryptography;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>
/// A copy of the database as of one moment, through SQLite's online backup: copied under a temporary name, checked there, hashed, synced,
/// and only then given its name.
/// </summary>
internal static class SqliteBackup
{
    private const int PagesAStep = 1_000;

    public static BackupReport Run(SqliteConnections connections, string target, CancellationToken cancellationToken)
    {
        if (File.Exists(target) || Directory.Exists(target))
        {
            throw new StorageException(StorageErrorCode.FileExists, $"'{target}' exists already; a backup overwrites nothing. Give it another name.");
        }

        SqliteFile.RefuseOrphanedLog(target);
        var temporary = SqliteFile.CreateTemporary(target);
        try
        {
            Copy(connections, temporary, cancellationToken);
            Check(temporary);
            var report = new BackupReport(target, new FileInfo(temporary).Length, Hash(temporary));
            if (!SqliteFile.TryPublish(temporary, target))
            {
                throw new StorageException(StorageErrorCode.FileExists, $"'{target}' came to exist while the backup was made; it was left alone.");
            }

            return report;
        }
        finally
        {
            SqliteFile.Delete(temporary);
        }
    }

    private static void Copy(SqliteConnections connections, string temporary, CancellationToken cancellationToken)
    {
        using var source = connections.OpenReader(generation: 0);
        using var copy = SqliteConnections.Connect(temporary);

        // an open read transaction holds the moment, so that a commit between two steps does not start the copy again
        source.Execute("BEGIN");
        source.Scalar("SELECT count(*) FROM sqlite_schema");
        using (var backup = raw.sqlite3_backup_init(copy, "main", source.Database, "main"))
        {
            int code;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                code = raw.sqlite3_backup_step(backup, PagesAStep);
            }
            while (code == raw.SQLITE_OK);

            if (code != raw.SQLITE_DONE)
            {
                throw SqliteErrors.Create(code, "The backup failed");
            }
        }

        source.Execute("COMMIT");
    }

    private static void Check(string temporary)
    {
        using var handle = new SqliteHandle(SqliteConnections.Connect(temporary), statementLimit: 16);
        var answer = handle.ScalarText("PRAGMA integrity_check(1)");
        if (answer != "ok")
        {
            throw new StorageException(StorageErrorCode.Corrupt, $"The backup did not pass its check: {answer}. The database itself may be damaged.");
        }
    }

    private static string Hash(string temporary)
    {
#pragma warning disable RS0030 // the copy is closed in SQLite and known under a temporary name only
        using var file = File.OpenRead(temporary);
#pragma warning restore RS0030
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
