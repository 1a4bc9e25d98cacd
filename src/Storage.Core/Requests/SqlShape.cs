namespace Storage.Core;

/// <summary>The shape of a raw SQL statement: its text with numbered holes.</summary>
public sealed class SqlShape : Shape
{
    internal SqlShape(string text, SqlHole[] holes)
        : base(null)
    {
        Text = text;
        HoleList = holes;
    }

    /// <summary>Gets the text between the holes, in one piece.</summary>
    public string Text { get; }

    /// <summary>Gets where the parameters go.</summary>
    public IReadOnlyList<SqlHole> Holes => HoleList;

    /// <inheritdoc/>
    public override string Operation => "sql";

    private SqlHole[] HoleList { get; }

    internal override int ShapeHash() => HashCode.Combine(Text.GetHashCode(StringComparison.Ordinal), HoleList.Length);

    internal override bool SameShape(Shape other) =>
        other is SqlShape that && that.Text == Text && that.HoleList.AsSpan().SequenceEqual(HoleList);

    internal override Shape WithoutValues() => this;
}
