namespace Storage.Api.Tests;

/// <summary>A comparison of a column, as the contract means it.</summary>
/// <param name="Field">The column.</param>
/// <param name="Operator">The operator; <see langword="null"/> for equality.</param>
/// <param name="Values">The value, or the list's values.</param>
internal sealed record Condition(Field Field, string? Operator, IReadOnlyList<object?> Values)
{
    public bool IsMetBy(object? actual) => Operator switch
    {
        null => IsEqual(actual, Values[0]),
        "$in" => Values.Any(value => IsEqual(actual, value)),
        _ when actual is null => false,
        "$ne" => !IsEqual(actual, Values[0]),
        "$nin" => !Values.Any(value => IsEqual(actual, value)),
        "$gt" => Meanings.Compare(actual, Values[0]!) > 0,
        "$gte" => Meanings.Compare(actual, Values[0]!) >= 0,
        "$lt" => Meanings.Compare(actual, Values[0]!) < 0,
        "$lte" => Meanings.Compare(actual, Values[0]!) <= 0,
        _ => throw new InvalidOperationException(Operator),
    };

    private static bool IsEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ => Meanings.Compare(left, right) == 0,
    };
}
