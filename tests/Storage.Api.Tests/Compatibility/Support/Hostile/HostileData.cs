namespace Storage.Api.Tests;

/// <summary>Makes data to create, update or save with, sound or with a flaw.</summary>
internal sealed class HostileData(Random random)
{
    private readonly ValidValues _valid = new(random);
    private readonly InvalidValues _invalid = new(random);
    private readonly HostileNames _names = new(random);

    public (Dictionary<string, object?>? Input, Dictionary<string, object?> Meaning) Next(ModelTable table, bool isComplete, Flaw flaw)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal);
        var meaning = new Dictionary<string, object?>(StringComparer.Ordinal);
        var some = table.Fields.OrderBy(_ => random.Next()).Take(random.Next(1, 8));
        foreach (var field in isComplete ? some.Union(table.Fields.Where(field => field.IsRequired)) : some)
        {
            var value = field.IsNullable && random.Next(5) == 0 ? default : _valid.Value(field.Kind);
            input[field.Name] = value.Input;
            meaning[field.Name] = value.Meaning;
        }

        return (flaw == Flaw.NoData ? Nothing() : Spoilt(table, input, flaw), meaning);
    }

    private Dictionary<string, object?>? Nothing() => random.Next(2) == 0 ? null : [];

    private Dictionary<string, object?> Spoilt(ModelTable table, Dictionary<string, object?> input, Flaw flaw)
    {
        var field = table.Fields[random.Next(table.Fields.Count)];
        switch (flaw)
        {
            case Flaw.DataName:
                input[_names.Name(table.Names)] = _valid.Value(field.Kind).Input;
                break;
            case Flaw.DataValue:
                input[field.Name] = _invalid.Value(field.Kind);
                break;
            case Flaw.DataNull:
                input[table.Fields.First(one => !one.IsNullable).Name] = null;
                break;
            case Flaw.DataMissing:
                input.Remove(table.Fields.First(one => one.IsRequired).Name);
                break;
        }

        return input;
    }
}
