namespace Storage.Generators;

/// <summary>Where a stored value is read from: the expression for each class in which it can be taken.</summary>
internal sealed record ValueSource
{
    /// <summary>Gets the expression that says whether the value is null.</summary>
    public string IsNull { get; init; } = "";

    public string Int64 { get; init; } = "";

    public string Double { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>Gets the expression for a text's UTF-8.</summary>
    public string Utf8 { get; init; } = "";

    /// <summary>Gets the expression for a blob's bytes as a span.</summary>
    public string Blob { get; init; } = "";

    /// <summary>Gets the expression that JSON is read from.</summary>
    public string Json { get; init; } = "";

    /// <summary>Reads from a column of an <c>IRowReader</c>.</summary>
    public static ValueSource Reader(int column) => new()
    {
        IsNull = $"reader.IsNull({column})",
        Int64 = $"reader.GetInt64({column})",
        Double = $"reader.GetDouble({column})",
        Text = $"reader.GetString({column})",
        Utf8 = $"reader.GetBytes({column})",
        Blob = $"reader.GetBytes({column})",
        Json = $"reader.GetBytes({column})",
    };

    /// <summary>Reads from a <c>DbValue</c>.</summary>
    public static ValueSource Value(string name) => new()
    {
        IsNull = $"{name}.IsNull",
        Int64 = $"{name}.AsInt64()",
        Double = $"{name}.AsDouble()",
        Text = $"{name}.AsString()",
        Utf8 = $"global::System.Text.Encoding.UTF8.GetBytes({name}.AsString())",
        Blob = $"{name}.AsBytes().Span",
        Json = $"{name}.AsString()",
    };
}
