using System.Runtime.CompilerServices;
using System.Text;

namespace Storage.Core;

/// <summary>
/// Raw SQL as an interpolated string: literals are the statement, holes are its parameters, so that no value can become SQL.
/// A list in a hole stands for the right side of an <c>IN</c>: <c>$"select * from messages where id in {ids}"</c>.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sql
{
    private readonly StringBuilder _text;
    private readonly List<SqlHole> _holes;
    private readonly List<DbValue> _values;

    /// <summary>Starts a statement; called by the compiler.</summary>
    /// <param name="literalLength">The length of the literals.</param>
    /// <param name="formattedCount">The number of holes.</param>
    public Sql(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength);
        _holes = new List<SqlHole>(formattedCount);
        _values = new List<DbValue>(formattedCount);
    }

    internal DbValue[] Parameters => [.. _values];

    /// <summary>Adds a literal; called by the compiler.</summary>
    /// <param name="literal">The literal.</param>
    public void AppendLiteral(string literal) => _text.Append(literal);

    /// <summary>Adds a parameter; called by the compiler.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DbValue value)
    {
        _holes.Add(value.Kind == DbValueKind.List ? ListHole(value) : new SqlHole(_text.Length));
        _values.Add(value);
    }

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(int value) => AppendFormatted(DbValue.From((long)value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(long value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(Guid value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(long? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(double? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(bool? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(string? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(byte[]? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(Guid? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(DateTimeOffset? value) => AppendFormatted(DbValue.From(value));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(IEnumerable<long> value) => AppendFormatted(DbValue.FromList([.. value.Select(item => DbValue.From(item))]));

    /// <inheritdoc cref="AppendFormatted(DbValue)"/>
    public void AppendFormatted(IEnumerable<string> value) => AppendFormatted(DbValue.FromList([.. value.Select(item => DbValue.From(item))]));

    private SqlHole ListHole(DbValue list)
    {
        var values = list.AsList();
        return new SqlHole(_text.Length, IsList: true, InFilter.EncodingOf(values), IsText: values.Count > 0 && values[0].Kind == DbValueKind.Text);
    }

    internal SqlShape ToShape() => (SqlShape)ShapeTable.Intern(new SqlShape(_text.ToString(), [.. _holes]));
}
