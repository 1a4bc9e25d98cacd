namespace Storage.Api.Tests;

/// <summary>The tables of hostile calls, written out a second time beside their entities.</summary>
internal static class HostileTables
{
    public static ModelTable Specimens() => new(
        "Specimens",
        new Field("text", FieldKind.Text, IsNullable: false),
        new Field("maybe_text", FieldKind.Text),
        new Field("number", FieldKind.Integer, IsNullable: false, 7L),
        new Field("maybe_number", FieldKind.Integer),
        new Field("real", FieldKind.Real, IsNullable: false, 0.5),
        new Field("maybe_real", FieldKind.Real),
        new Field("flag", FieldKind.Boolean, IsNullable: false, true),
        new Field("maybe_flag", FieldKind.Boolean),
        new Field("price", FieldKind.Decimal),
        new Field("moment", FieldKind.Moment),
        new Field("clock", FieldKind.Clock),
        new Field("day", FieldKind.Day),
        new Field("hour", FieldKind.Hour),
        new Field("length", FieldKind.Length),
        new Field("reference", FieldKind.Reference),
        new Field("bytes", FieldKind.Bytes));

    /// <summary>The columns of messages that hostile calls compare and order by.</summary>
    public static ModelTable Messages() => new(
        "Messages",
        new Field("message_id", FieldKind.Text, IsNullable: false),
        new Field("time", FieldKind.Real, IsNullable: false),
        new Field("chat_id", FieldKind.Text, IsNullable: false),
        new Field("user_id", FieldKind.Text),
        new Field("interest_value", FieldKind.Real),
        new Field("is_mentioned", FieldKind.Boolean),
        new Field("memorized_times", FieldKind.Integer, IsNullable: false, 0L),
        new Field("is_emoji", FieldKind.Boolean, IsNullable: false, false));
}
