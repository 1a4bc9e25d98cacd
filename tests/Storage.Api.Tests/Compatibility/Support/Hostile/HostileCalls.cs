using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <summary>Makes calls on two tables, of which about half are sound.</summary>
internal sealed class HostileCalls(Random random, ModelTable specimens, ModelTable messages)
{
    private const int Fewest = 40;
    private const int Most = 120;

    private static readonly Flaw[] OfFilters =
        [
            Flaw.ModelName, Flaw.QueryType, Flaw.FilterName, Flaw.FilterValue, Flaw.FilterValue, Flaw.OperatorName, Flaw.NoOperator,
            Flaw.OrderedByNull, Flaw.NoList, Flaw.WithoutMeaning,
        ];

    private static readonly Flaw[] OfData = [Flaw.ModelName, Flaw.DataName, Flaw.DataValue, Flaw.DataValue, Flaw.DataNull, Flaw.NoData];

    private static readonly Dictionary<string, Flaw[]> Flaws = new()
    {
        ["get"] = [.. OfFilters, Flaw.OrderName, Flaw.OrderName],
        ["count"] = OfFilters,
        ["update"] = [.. OfFilters, .. OfData, Flaw.NoFilters],
        ["delete"] = [.. OfFilters, Flaw.NoFilters, Flaw.NoFilters],
        ["create"] = [.. OfData, Flaw.QueryType, Flaw.DataMissing, Flaw.WithoutMeaning],
        ["save"] = [.. OfData, Flaw.KeyName, Flaw.KeyValue, Flaw.KeyNull],
    };

    private readonly HostileFilters _filters = new(random);
    private readonly HostileData _data = new(random);
    private readonly HostileNames _names = new(random);
    private readonly ValidValues _valid = new(random);
    private readonly InvalidValues _invalid = new(random);

    public HostileCall Next()
    {
        var table = random.Next(4) == 0 ? messages : specimens;
        var type = table == messages ? Pick(["get", "get", "count"]) : TypeOnSpecimens();
        var flaw = random.NextDouble() < 0.45 ? Pick(Flaws[type]) : Flaw.None;
        var model = flaw == Flaw.ModelName ? _names.Name([.. ModelMapping.Models.Keys, specimens.Model]) : table.Model;
        var call = new HostileCall(table, model, flaw);
        return type switch
        {
            "save" => Save(call),
            "create" => Create(call),
            "update" => Update(call),
            _ => Read(call, type),
        };
    }

    /// <summary>Makes a sound call that creates a row.</summary>
    public HostileCall NextCreate(ModelTable table) => Create(new HostileCall(table, table.Model, Flaw.None));

    private string TypeOnSpecimens() => specimens.Rows.Count switch
    {
        < Fewest => "create",
        > Most => "delete",
        _ => Pick(["get", "get", "get", "get", "get", "count", "count", "update", "update", "delete", "create", "create", "save", "save"]),
    };

    private HostileCall Read(HostileCall call, string type)
    {
        var isDelete = type == "delete";
        var (filters, conditions) = _filters.Next(call.Table, isDelete ? 1 : 0, call.Flaw);
        var orders = type == "get" ? Orders(call) : [];
        var query = new DatabaseQuery
        {
            QueryType = Type(call, type),
            Filters = call.Flaw == Flaw.NoFilters || (filters.Count == 0 && random.Next(2) == 0) ? NoFilters() : filters,
            Limit = type == "get" ? Pick<int?>([null, null, 1, 3, 1000, int.MaxValue, 0, -1, int.MinValue]) : Pick<int?>([null, 0, -5]),
            OrderBy = [.. orders.Select(order => (order.Descending ? "-" : string.Empty) + order.Name)],
            SingleResult = type == "get" && random.Next(5) == 0,
            AllRows = isDelete && call.Flaw != Flaw.NoFilters && random.Next(10) == 0,
        };
        return call with { Query = WithoutMeaning(call, query), Conditions = conditions, Orders = orders };
    }

    private HostileCall Update(HostileCall call)
    {
        var all = random.Next(20) == 0 && call.Flaw != Flaw.NoFilters;
        var (filters, conditions) = _filters.Next(call.Table, all ? 0 : 1, call.Flaw);
        var (data, meaning) = _data.Next(call.Table, isComplete: false, call.Flaw);
        var query = new DatabaseQuery
        {
            QueryType = Type(call, "update"),
            Filters = call.Flaw == Flaw.NoFilters ? NoFilters() : filters,
            Data = data,
            AllRows = all,
        };
        return call with { Query = WithoutMeaning(call, query), Conditions = conditions, Data = meaning };
    }

    private HostileCall Create(HostileCall call)
    {
        var (data, meaning) = _data.Next(call.Table, isComplete: true, call.Flaw);
        var query = new DatabaseQuery { QueryType = Type(call, "create"), Data = data };
        return call with { Query = WithoutMeaning(call, query), Data = meaning };
    }

    private HostileCall Save(HostileCall call)
    {
        var (data, meaning) = _data.Next(call.Table, isComplete: random.Next(3) == 0, call.Flaw);
        var field = Pick(call.Table.Fields);
        var isByKey = random.Next(5) == 0;
        var value = isByKey ? Key() : _valid.Value(field.Kind);
        var save = new DatabaseSave(data!)
        {
            KeyField = call.Flaw == Flaw.KeyName ? _names.Name(call.Table.Names) : isByKey ? "id" : field.Name,
            KeyValue = call.Flaw switch
            {
                Flaw.KeyNull => null,
                Flaw.KeyValue => _invalid.Value(isByKey ? FieldKind.Integer : field.Kind),
                _ => value.Input,
            },
        };
        return call with { Save = save, Data = meaning, Key = value.Meaning };
    }

    // of a row that is there, or of one that is not
    private Given Key()
    {
        var key = random.Next(3) == 0 || specimens.Rows.Count == 0 ? random.NextInt64(long.MinValue, 0) : Pick([.. specimens.Rows.Keys]);
        return new Given(key, key);
    }

    private List<(string Name, bool Descending)> Orders(HostileCall call)
    {
        var orders = call.Table.Names.OrderBy(_ => random.Next()).Take(random.Next(4)).Select(name => (name, random.Next(2) == 0)).ToList();
        if (call.Flaw == Flaw.OrderName)
        {
            orders.Insert(random.Next(orders.Count + 1), (_names.Name(call.Table.Names), random.Next(2) == 0));
        }

        return orders;
    }

    private string Type(HostileCall call, string type) => call.Flaw == Flaw.QueryType ? _names.QueryType() : type;

    private Dictionary<string, object?>? NoFilters() => random.Next(2) == 0 ? null : [];

    private DatabaseQuery WithoutMeaning(HostileCall call, DatabaseQuery query) => query.QueryType switch
    {
        _ when call.Flaw != Flaw.WithoutMeaning => query,
        "get" => Pick([query with { Data = Facade.Fields() }, query with { AllRows = true }]),
        "create" => Pick([query with { Filters = Facade.Fields() }, query with { Limit = 1 }, query with { AllRows = true }]),
        "count" => Pick([query with { OrderBy = ["id"] }, query with { Limit = 1 }, query with { AllRows = true }]),
        _ => Pick([query with { OrderBy = ["-id"] }, query with { Limit = int.MaxValue }, query with { SingleResult = true }]),
    };

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
