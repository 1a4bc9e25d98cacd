using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>Random filters, each beside the C# predicate that it stands for.</summary>
public sealed class RandomFilters(RandomSamples values)
{
    public (Filter<Sample> Filter, Func<Sample, bool> Test, string Text) Next(int depth)
    {
        if (depth == 0 || values.Random.Next(4) == 0)
        {
            return Leaf();
        }

        var (left, leftTest, leftText) = Next(depth - 1);
        if (values.Random.Next(3) == 0)
        {
            return (!left, row => !leftTest(row), $"!({leftText})");
        }

        var (right, rightTest, rightText) = Next(depth - 1);
        return values.Flag()
            ? (left & right, row => leftTest(row) && rightTest(row), $"({leftText} & {rightText})")
            : (left | right, row => leftTest(row) || rightTest(row), $"({leftText} | {rightText})");
    }

    private (Filter<Sample> Filter, Func<Sample, bool> Test, string Text) Leaf() => values.Random.Next(13) switch
    {
        0 => Compare(Sample.Columns.Number, row => row.Number, values.Number()),
        1 => Compare(Sample.Columns.MaybeNumber, row => row.MaybeNumber, values.OrNull(values.Number)),
        2 => Compare(Sample.Columns.Real, row => row.Real, values.Real()),
        3 => Compare(Sample.Columns.MaybeReal, row => row.MaybeReal, values.OrNull(values.Real)),
        4 => Compare(Sample.Columns.At, row => row.At, values.OrNull(values.At)),
        5 => Compare(Sample.Columns.MaybeFlag, row => row.MaybeFlag, values.OrNull(values.Flag)),
        6 => Equality(Sample.Columns.Ref, row => row.Ref, values.OrNull(values.Ref)),
        7 => Equality(Sample.Columns.Text, row => row.Text, values.Text()),
        8 => Equality(Sample.Columns.MaybeText, row => row.MaybeText, values.TextOrNull()),
        9 => OneOf(Sample.Columns.MaybeNumber, row => row.MaybeNumber, () => values.OrNull(values.Number)),
        10 => OneOf(Sample.Columns.MaybeText, row => row.MaybeText, values.TextOrNull),
        11 => OneOf(Sample.Columns.Ref, row => row.Ref, () => values.OrNull(values.Ref)),
        _ => Pattern(),
    };

    private (Filter<Sample> Filter, Func<Sample, bool> Test, string Text) Compare<TValue>(Column<Sample, TValue> column, Func<Sample, TValue> get, TValue value)
    {
        var comparer = Comparer<TValue>.Default;
        Func<Sample, bool> Ordered(Func<int, bool> test) => row => value is not null && get(row) is { } actual && test(comparer.Compare(actual, value));
        var text = $"{column} ? {value?.ToString() ?? "null"}";
        return values.Random.Next(6) switch
        {
            0 => (column < value, Ordered(c => c < 0), text.Replace("?", "<", StringComparison.Ordinal)),
            1 => (column <= value, Ordered(c => c <= 0), text.Replace("?", "<=", StringComparison.Ordinal)),
            2 => (column > value, Ordered(c => c > 0), text.Replace("?", ">", StringComparison.Ordinal)),
            3 => (column >= value, Ordered(c => c >= 0), text.Replace("?", ">=", StringComparison.Ordinal)),
            _ => Equality(column, get, value),
        };
    }

    private (Filter<Sample> Filter, Func<Sample, bool> Test, string Text) Equality<TValue>(Column<Sample, TValue> column, Func<Sample, TValue> get, TValue value)
    {
        var comparer = EqualityComparer<TValue>.Default;
        return values.Random.Next(4) switch
        {
            0 => (column != value, row => !comparer.Equals(get(row), value), $"{column} != {value?.ToString() ?? "null"}"),
            1 => (column.IsNull(), row => get(row) is null, $"{column} is null"),
            2 => (column.IsNotNull(), row => get(row) is not null, $"{column} is not null"),
            _ => (column == value, row => comparer.Equals(get(row), value), $"{column} == {value?.ToString() ?? "null"}"),
        };
    }

    private (Filter<Sample> Filter, Func<Sample, bool> Test, string Text) OneOf<TValue>(Column<Sample, TValue> column, Func<Sample, TValue> get, Func<TValue> next)
    {
        var list = Enumerable.Range(0, values.Random.Next(4)).Select(_ => next()).ToArray();
        var text = $"{column} in ({string.Join(", ", list.Select(item => item?.ToString() ?? "null"))})";
        return values.Flag()
            ? (column.In(list), row => list.Contains(get(row)), text)
            : (column.NotIn(list), row => !list.Contains(get(row)), $"not {text}");
    }

    private (Filter<Sample> Filter, Func<Sample, bool> Test, string Text) Pattern()
    {
        var text = values.Text();
        const StringComparison Ascii = StringComparison.OrdinalIgnoreCase;
        return values.Random.Next(3) switch
        {
            0 => (Sample.Columns.MaybeText.StartsWith(text), row => row.MaybeText?.StartsWith(text, Ascii) == true, $"starts with '{text}'"),
            1 => (Sample.Columns.MaybeText.EndsWith(text), row => row.MaybeText?.EndsWith(text, Ascii) == true, $"ends with '{text}'"),
            _ => (Sample.Columns.MaybeText.Contains(text), row => row.MaybeText?.Contains(text, Ascii) == true, $"contains '{text}'"),
        };
    }
}
