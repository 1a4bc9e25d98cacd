using System.Collections;
using System.Collections.ObjectModel;
using System.Text.Json;

namespace Storage.Api.Tests;

/// <summary>Makes filters in every form that callers have, sound or with a flaw.</summary>
internal sealed class HostileFilters(Random random)
{
    private static readonly string[] Comparisons = ["$gt", "$gte", "$lt", "$lte"];
    private static readonly string[] All = ["$ne", "$in", "$nin", .. Comparisons];

    private readonly ValidValues _valid = new(random);
    private readonly InvalidValues _invalid = new(random);
    private readonly HostileNames _names = new(random);

    public (Dictionary<string, object?> Input, List<Condition> Meaning) Next(ModelTable table, int least, Flaw flaw)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal);
        var meaning = new List<Condition>();
        var fields = table.Fields.OrderBy(_ => random.Next()).Take(Math.Max(least, random.Next(3))).ToList();
        foreach (var field in fields)
        {
            input[field.Name] = random.Next(2) == 0 ? Equality(field, meaning) : Operators(field, meaning);
        }

        Spoil(table, input, flaw);
        return (input, meaning);
    }

    private void Spoil(ModelTable table, Dictionary<string, object?> input, Flaw flaw)
    {
        var field = table.Fields[random.Next(table.Fields.Count)];
        Dictionary<string, object?> One(string @operator, object? value) => new() { [@operator] = value };
        _ = flaw switch
        {
            Flaw.FilterName => input[_names.Name(table.Names)] = _valid.Value(field.Kind).Input,
            Flaw.OperatorName => input[field.Name] = One(_names.Operator(), _valid.Value(field.Kind).Input),
            Flaw.NoOperator => input[field.Name] = new Dictionary<string, object?>(),
            Flaw.OrderedByNull => input[field.Name] = One(Pick(Comparisons), null),
            Flaw.NoList => input[field.Name] = One(Pick(["$in", "$nin"]), _invalid.NoList()),
            Flaw.FilterValue => input[field.Name] = random.Next(3) switch
            {
                0 => _invalid.Value(field.Kind),
                1 => One(Pick([.. Comparisons, "$ne"]), _invalid.Value(field.Kind)),
                _ => One(Pick(["$in", "$nin"]), new[] { _valid.Value(field.Kind).Input, _invalid.Value(field.Kind) }),
            },
            _ => null,
        };
    }

    private object? Equality(Field field, List<Condition> meaning)
    {
        var value = ValueOrNull(field);
        meaning.Add(new Condition(field, null, [value.Meaning]));
        return value.Input;
    }

    private object Operators(Field field, List<Condition> meaning)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in All.OrderBy(_ => random.Next()).Take(random.Next(1, 3)))
        {
            if (name is "$in" or "$nin")
            {
                var values = Enumerable.Range(0, random.Next(6)).Select(_ => ValueOrNull(field)).ToList();
                meaning.Add(new Condition(field, name, [.. values.Select(value => value.Meaning)]));
                input[name] = List([.. values.Select(value => value.Input)]);
            }
            else
            {
                var value = name == "$ne" && random.Next(4) == 0 ? default : _valid.Value(field.Kind);
                meaning.Add(new Condition(field, name, [value.Meaning]));
                input[name] = value.Input;
            }
        }

        return Pairs(input);
    }

    private Given ValueOrNull(Field field) => random.Next(6) == 0 ? default : _valid.Value(field.Kind);

    private object List(object?[] values) => random.Next(5) switch
    {
        0 when values.All(IsJson) => JsonSerializer.SerializeToElement(values),
        1 => values.ToList(),
        2 => values.Select(value => value),
        3 => new ArrayList(values),
        _ => values,
    };

    private object Pairs(Dictionary<string, object?> operators) => random.Next(6) switch
    {
        5 when operators.Values.All(value => value is string) => operators.ToDictionary(pair => pair.Key, pair => (string)pair.Value!),
        0 when operators.Values.All(IsJson) => JsonSerializer.SerializeToElement(operators),
        1 => new Hashtable(operators),
        2 => new ReadOnlyDictionary<string, object?>(operators),
        3 => new SortedList<string, object?>(operators, StringComparer.Ordinal),
        _ => operators,
    };

    private static bool IsJson(object? value) => value switch
    {
        null or string or bool or long or int or JsonElement => true,
        double number => double.IsFinite(number),
        object?[] values => values.All(IsJson),
        _ => false,
    };

    private string Pick(string[] items) => items[random.Next(items.Length)];
}
