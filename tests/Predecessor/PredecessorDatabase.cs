using Microsoft.Data.Sqlite;

namespace Storage.Predecessor;

/// <summary>Makes a database file as the predecessor would have left it: every table filled, and odd in every known way.</summary>
internal static class PredecessorDatabase
{
    /// <summary>How many rows a table gets that is not named here.</summary>
    private const int FewRows = 12;

    private static readonly Dictionary<string, int> Rows = new()
    {
        ["chat_streams"] = PredecessorFiller.Chats,
        ["person_info"] = PredecessorFiller.People,
        ["user_relationships"] = PredecessorFiller.People,
        ["action_records"] = 60,
        ["emoji"] = 60,
        ["llm_usage"] = 200,
    };

    /// <summary>Makes the file, which must not exist yet; the same seed makes the same rows.</summary>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="messages">The rows of messages, at least 100, so that each oddity has a row.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <returns>The number of rows of each table, the unknown one included.</returns>
    public static IReadOnlyDictionary<string, long> Create(string path, int messages = 2_000, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(messages, 100);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL");
        using (var transaction = connection.BeginTransaction())
        {
            Run(connection, PredecessorSchema.Ddl);
            Fill(connection, messages, new PredecessorFiller(seed));
            AddUnknowns(connection);
            Damage(connection);
            transaction.Commit();
        }

        return Count(connection);
    }

    private static void Fill(SqliteConnection connection, int messages, PredecessorFiller filler)
    {
        foreach (var table in PredecessorSchema.Tables)
        {
            var rows = table.Name == "messages" ? messages : Rows.GetValueOrDefault(table.Name, FewRows);
            using var insert = InsertInto(connection, table);
            for (var id = 1; id <= rows; id++)
            {
                var values = filler.Row(table, id);
                for (var i = 0; i < values.Length; i++)
                {
                    insert.Parameters[i].Value = values[i];
                }

                insert.ExecuteNonQuery();
            }
        }
    }

    private static SqliteCommand InsertInto(SqliteConnection connection, PredecessorTable table)
    {
        var command = connection.CreateCommand();
        var names = table.Columns.Select(column => column.Name).ToList();
        command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", names)}) VALUES (${string.Join(", $", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${name}" });
        }

        return command;
    }

    private static void AddUnknowns(SqliteConnection connection) => Run(
        connection,
        $"""
        CREATE TABLE {PredecessorQuirks.UnknownTable} (id INTEGER NOT NULL PRIMARY KEY, group_id BIGINT NOT NULL, user_id BIGINT NOT NULL,
          lift_time BIGINT, UNIQUE (group_id, user_id));
        INSERT INTO {PredecessorQuirks.UnknownTable} (group_id, user_id, lift_time) VALUES (9007199254740993, 0, -1);
        ALTER TABLE emoji ADD COLUMN {PredecessorQuirks.UnknownColumn} TEXT;
        UPDATE emoji SET {PredecessorQuirks.UnknownColumn} = 'kept 保留 ' || id WHERE id % 10 = 0;
        CREATE INDEX {PredecessorQuirks.UnknownIndex} ON messages (display_message);
        """);

    private static void Damage(SqliteConnection connection)
    {
        foreach (var quirk in PredecessorQuirks.Damage)
        {
            Run(connection, $"UPDATE {quirk.Table} SET {quirk.Column} = {quirk.Literal} WHERE id = {quirk.Id}");
        }
    }

    private static Dictionary<string, long> Count(SqliteConnection connection) =>
        PredecessorSchema.Tables.Select(table => table.Name).Append(PredecessorQuirks.UnknownTable)
            .ToDictionary(table => table, table => (long)Run(connection, $"SELECT count(*) FROM {table}")!);

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
