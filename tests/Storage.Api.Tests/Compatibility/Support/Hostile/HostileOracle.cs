using Storage.Api.Compatibility;
using Xunit.Sdk;

namespace Storage.Api.Tests;

using Row = IReadOnlyDictionary<string, object?>;
using StoredRow = KeyValuePair<long, Dictionary<string, object?>>;

/// <summary>Makes calls, and holds each answer against tables in memory, which it changes as the call should.</summary>
internal sealed class HostileOracle(DatabaseApi db)
{
    /// <summary>Gets how many calls were answered, and rightly.</summary>
    public int Answered { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Gets how many of the answered calls met a row at all.</summary>
    public int Met { get; private set; }

    public async Task RunAsync(HostileCall call)
    {
        var isToBeRefused = call.Flaw != Flaw.None || (call.Save is not null && Found(call) is null && !call.Table.Suffices(Merged(call)));
        try
        {
            if (call.Save is null)
            {
                Check(call, await db.QueryAsync(call.Model, call.Query));
            }
            else
            {
                CheckSaved(call, await db.SaveAsync(call.Model, call.Save));
            }
        }
        catch (ArgumentException) when (isToBeRefused)
        {
            Refused++;
            return;
        }
        catch (Exception exception) when (exception is not XunitException)
        {
            throw new XunitException($"{call}: threw {exception.GetType().Name}: {exception.Message}", exception);
        }

        That(!isToBeRefused, call, "was answered, but should be refused");
        Answered++;
    }

    /// <summary>Compares every row of a table.</summary>
    public async Task CompareAsync(ModelTable table)
    {
        var rows = await db.GetAsync(table.Model, orderBy: "id");
        if (!rows.Select(Id).SequenceEqual(table.Rows.Keys) || !rows.All(row => table.IsSame(table.Rows[Id(row)], row)))
        {
            throw new XunitException($"The rows of {table.Model} are not what the calls should have left.");
        }
    }

    private void Check(HostileCall call, DatabaseResult result)
    {
        if (call.Flaw != Flaw.None)
        {
            return;
        }

        var matches = call.Query!.QueryType == "create" ? [] : call.Table.Matches(call.Conditions).ToList();
        Met += matches.Count > 0 ? 1 : 0;
        switch (call.Query.QueryType)
        {
            case "get" when call.Query.SingleResult:
                CheckRows(call, matches, result.Row is { } row ? [row] : [], limit: 1);
                break;
            case "get":
                CheckRows(call, matches, result.Rows, call.Query.Limit > 0 ? call.Query.Limit.Value : int.MaxValue);
                break;
            case "create":
                That(!call.Table.Rows.ContainsKey(Id(result.Row!)), call, "gave a key that is there");
                Keep(call, result.Row!, call.Table.NewRow(call.Data));
                break;
            default:
                That(result.Count == matches.Count, call, $"answered {result.Count}, not {matches.Count}");
                Change(call, matches);
                break;
        }
    }

    private static void CheckRows(HostileCall call, List<StoredRow> matches, IReadOnlyList<Row> rows, int limit)
    {
        var order = Comparer<StoredRow>.Create((left, right) => InOrder(call, left.Value, right.Value));
        var expected = matches.Order(order).Take(limit).ToList();
        var known = matches.Select(match => match.Key).ToHashSet();
        That(rows.Count == expected.Count, call, $"gave {rows.Count} rows, not {expected.Count}");
        That(rows.All(row => known.Remove(Id(row))), call, "gave a row that does not match, or is there twice");
        That(rows.All(row => call.Table.IsSame(call.Table.Rows[Id(row)], row)), call, "gave a row that is not as it was stored");

        // which of equal rows comes first is left open
        That(rows.Zip(expected).All(pair => InOrder(call, pair.First, pair.Second.Value) == 0), call, "gave another order");
    }

    private static void Change(HostileCall call, List<StoredRow> matches)
    {
        foreach (var (id, row) in matches)
        {
            if (call.Query!.QueryType == "delete")
            {
                call.Table.Rows.Remove(id);
            }
            else
            {
                Set(row, call.Data);
            }
        }
    }

    private static void CheckSaved(HostileCall call, Row saved)
    {
        if (Found(call) is { } id)
        {
            Set(call.Table.Rows[id], call.Data);
            That(Id(saved) == id && call.Table.IsSame(call.Table.Rows[id], saved), call, $"gave another row than {id} with the data");
        }
        else if (call.Flaw == Flaw.None && call.Table.Suffices(Merged(call)))
        {
            That(call.Save!.KeyField != "id" || Id(saved) == (long)call.Key!, call, "gave another key");
            Keep(call, saved, call.Table.NewRow(Merged(call)));
        }
    }

    private static void Keep(HostileCall call, Row row, Dictionary<string, object?> expected)
    {
        expected["id"] = Id(row);
        That(call.Table.IsSame(expected, row), call, "gave another row than the data and the defaults");
        That(row.Keys.SequenceEqual(call.Table.Names), call, "gave other columns than there are");
        call.Table.Rows.Add(Id(row), expected);
    }

    // the first row by its key
    private static long? Found(HostileCall call)
    {
        if (call.Flaw != Flaw.None)
        {
            return null;
        }

        var key = call.Save!.KeyField!;
        return call.Table.Rows.Where(row => row.Value[key] is { } value && Meanings.Compare(value, call.Key!) == 0)
            .Select(row => (long?)row.Key)
            .FirstOrDefault();
    }

    private static Dictionary<string, object?> Merged(HostileCall call)
    {
        var all = new Dictionary<string, object?>(call.Data, StringComparer.Ordinal);
        _ = call.Save!.KeyField is { } key && all.TryAdd(key, call.Key);
        return all;
    }

    private static void Set(Dictionary<string, object?> row, Row data)
    {
        foreach (var (name, value) in data)
        {
            row[name] = value;
        }
    }

    private static int InOrder(HostileCall call, Row left, Dictionary<string, object?> right) => call.Orders
        .Select(order => Meanings.CompareNullFirst(left[order.Name], right[order.Name]) * (order.Descending ? -1 : 1))
        .FirstOrDefault(difference => difference != 0);

    private static long Id(Row row) => (long)row["id"]!;

    private static void That(bool holds, HostileCall call, string otherwise)
    {
        if (!holds)
        {
            throw new XunitException($"{call}: {otherwise}");
        }
    }
}
