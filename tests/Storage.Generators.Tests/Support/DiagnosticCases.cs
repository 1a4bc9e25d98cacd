namespace Storage.Generators.Tests;

/// <summary>One or more wrong sources for each diagnostic.</summary>
internal static class DiagnosticCases
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Storage.Core;
        namespace Demo;

        """;

    public static IReadOnlyList<DiagnosticCase> All { get; } = [.. Types(), .. Keys(), .. Properties(), .. Converters(), .. Tables()];

    private static IEnumerable<DiagnosticCase> Types() =>
    [
        Case("STG001", """[Entity("t")] public sealed record [|Note|] { [Key] public long Id { get; init; } }""",
            "Type 'Note' is not partial, so nothing can be generated into it; declare it 'partial'"),
        Case("STG002", """[Entity("t")] public partial record [|Note|] { [Key] public long Id { get; init; } }""",
            "Entity 'Note' is not a sealed record class; declare it 'sealed partial record'"),
        Case("STG002", """[Entity("t")] public sealed partial class [|Note|] { [Key] public long Id { get; init; } }""",
            "Entity 'Note' is not a sealed record class; declare it 'sealed partial record'"),
        Case("STG003", """[Row] public partial struct [|Note|] { public long Id { get; init; } }""",
            "Row 'Note' is not a record that can be created; declare it 'partial record' or 'readonly partial record struct'"),
        Case("STG003", """[Row] public abstract partial record [|Note|](long Id);""",
            "Row 'Note' is not a record that can be created; declare it 'partial record' or 'readonly partial record struct'"),
        Case("STG004", """public class Outer { [Row] public partial record [|Note|](long Id); }""",
            "Type 'Outer.Note' is nested in 'Outer', which is not partial; declare 'Outer' partial or move 'Outer.Note' out of it"),
        Case("STG005", """[Row] public partial record [|Note|]<T>(long Id);""",
            "Type 'Note<T>' is generic or nested in a generic type; a row has one fixed set of columns, so declare a type for each"),
        Case("STG005", """public partial class Outer<T> { [Row] public partial record [|Note|](long Id); }""",
            "Type 'Outer<T>.Note' is generic or nested in a generic type; a row has one fixed set of columns, so declare a type for each"),
        Case("STG006", """[Row] file partial record [|Note|](long Id);""",
            "Type 'Note' is local to its file, where nothing can be generated; declare it 'internal'"),
        Case("STG020", """[Row] public partial record [|Note|] { public long Twice => 2; }""",
            "Type 'Note' has no stored property; declare a public one with 'get' and 'init'"),
        Case("STG023", """[Row] public partial record [|Note|] { public Note(int x) => Id = x; public long Id { get; init; } }""",
            "Type 'Note' has neither a primary constructor nor one without parameters, so a read cannot create it; add one"),
    ];

    private static IEnumerable<DiagnosticCase> Keys() =>
    [
        Case("STG007", """[Entity("t")] public sealed partial record [|Note|](long Id);""",
            "Entity 'Note' has no key; mark the property that holds its primary key with [Key]"),
        Case("STG008", """[Entity("t")] public sealed partial record Note([property: Key] long Id, [property: Key] string [|Name|]);""",
            "Property 'Name' of 'Note' is a second [Key] beside 'Id'; keep one, and make the other [Unique] if it must be"),
        Case("STG009", """[Entity("t")] public sealed partial record Note([property: Key] long? [|Id|]);""",
            "Key 'Id' of 'Note' may be null; declare it without '?'"),
        Case("STG009", """[Entity("t")] public sealed partial record Note([property: Key] string? [|Id|]);""",
            "Key 'Id' of 'Note' may be null; declare it without '?'"),
    ];

    private static IEnumerable<DiagnosticCase> Properties() =>
    [
        Case("STG010", """[Row] public partial record Note(List<int> [|Parts|]);""",
            "Property 'Parts' of 'Note' is of type 'List<int>', which has no stored form; give it [JsonColumn] or [Converter], or leave it out with [Ignore]"),
        Case("STG010", """[Row] public partial record Note(char? [|Letter|]);""",
            "Property 'Letter' of 'Note' is of type 'char?', which has no stored form; give it [JsonColumn] or [Converter], or leave it out with [Ignore]"),
        Case("STG011", """[Row] public partial record Note(long ChatId, [property: Column("CHAT_ID")] long [|Other|]);""",
            "Property 'Other' of 'Note' has the column 'CHAT_ID', as 'ChatId' has; name one of them otherwise with [Column]"),
        Case("STG014", """[Row] public partial record Note([property: Column(Scale = 10)] decimal [|Price|] = 1);""",
            "Property 'Price' of 'Note' has the Scale 10; a 64-bit integer leaves room for 0 to 9 places"),
        Case("STG014", """[Row] public partial record Note([property: Column(Scale = -1)] decimal? [|Price|]);""",
            "Property 'Price' of 'Note' has the Scale -1; a 64-bit integer leaves room for 0 to 9 places"),
        Case("STG015", """[Row] public partial record Note([property: Column(Scale = 2)] double [|Price|]);""",
            "Property 'Price' of 'Note' has a Scale but is not stored as a decimal; leave Scale out"),
        Case("STG016", """[Row] public partial record Note([property: Column(EnumAsText = true)] int [|Day|]);""",
            "Property 'Day' of 'Note' has EnumAsText but is not stored as an enum; leave EnumAsText out"),
        Case("STG021", """[Entity("t")] public sealed partial record Note([property: Key] long Id, int [|Columns|]);""",
            "Member 'Columns' of 'Note' has the name of a generated member; rename it, and keep its column with [Column]"),
        Case("STG021", """[Row] public partial record Note(long Id) { private const int [|RowLayout|] = 1; }""",
            "Member 'RowLayout' of 'Note' has the name of a generated member; rename it, and keep its column with [Column]"),
        Case("STG021", """[Entity("t", KeepUnreadable = true)] public sealed partial record Note([property: Key] long Id, int [|UnreadableColumns|]);""",
            "Member 'UnreadableColumns' of 'Note' has the name of a generated member; rename it, and keep its column with [Column]"),
        Case("STG028", """[Row] public partial record Note([property: Column(DateTimeAsText = true)] DateTimeOffset [|At|]);""",
            "Property 'At' of 'Note' has DateTimeAsText but is no DateTime; leave DateTimeAsText out"),
        Case("STG029", """[Row] public partial record Note([property: Column(Default = DefaultTime.LocalNow)] DateTime [|At|]);""",
            "Property 'At' of 'Note' has the Default LocalNow, which is not of its form; LocalNow and UtcNow are for a DateTime with DateTimeAsText, UnixNow for a double"),
        Case("STG029", """[Row] public partial record Note([property: Column(Default = DefaultTime.UnixNow)] long [|At|]);""",
            "Property 'At' of 'Note' has the Default UnixNow, which is not of its form; LocalNow and UtcNow are for a DateTime with DateTimeAsText, UnixNow for a double"),
        Case("STG030", """[Row] public partial record Note([property: Column(RenewOnUpdate = true)] double [|At|]);""",
            "Property 'At' of 'Note' has RenewOnUpdate but no Default to be renewed to; give it one, or leave RenewOnUpdate out"),
        Case("STG022", """[Row] public partial record Note([property: Column(" ")] long [|Id|]);""",
            "The name of the column of 'Id' of 'Note' is empty; give it one"),
        Case("STG024", """[Row] public partial record Note(long Id) { [Column("x")] public long [|Twice|] => 2 * Id; }""",
            "Property 'Twice' of 'Note' has [Column] but is not stored; make it public with 'get' and 'init' and without [Ignore], or remove the attribute"),
        Case("STG024", """[Row] public partial record Note(long Id) { [Unique, Ignore] public long [|Other|] { get; init; } }""",
            "Property 'Other' of 'Note' has [Unique] but is not stored; make it public with 'get' and 'init' and without [Ignore], or remove the attribute"),
    ];

    private static IEnumerable<DiagnosticCase> Converters() =>
    [
        Case("STG017", """[Row] public partial record Note([property: JsonColumn(typeof(string))] int[] [|Parts|]);""",
            "Property 'Parts' of 'Note' has [JsonColumn] with 'string', which is not a JsonSerializerContext; name a partial class that derives from it and knows the property's type"),
        Case("STG018", """[Row] public partial record Note([property: Converter(typeof(string))] Uri? [|Link|]);""",
            "Property 'Link' of 'Note' has the converter 'string', which has no public methods of IColumnConverter<Uri, TStored>; implement it for 'Uri' or name another"),
        Case("STG018", """
            public class C : IColumnConverter<int, string> { public static string ToStored(int value) => ""; public static int FromStored(string stored) => 0; }
            [Row] public partial record Note([property: Converter(typeof(C))] Uri [|Link|]);
            """,
            "Property 'Link' of 'Note' has the converter 'C', which has no public methods of IColumnConverter<Uri, TStored>; implement it for 'Uri' or name another"),
        Case("STG018", """
            public class C : IColumnConverter<int, string>
            {
                static string IColumnConverter<int, string>.ToStored(int value) => "";
                static int IColumnConverter<int, string>.FromStored(string stored) => 0;
            }
            [Row] public partial record Note([property: Converter(typeof(C))] int [|Hidden|]);
            """,
            "Property 'Hidden' of 'Note' has the converter 'C', which has no public methods of IColumnConverter<int, TStored>; implement it for 'int' or name another"),
        Case("STG019", """
            public class C : IColumnConverter<int, Uri> { public static Uri ToStored(int value) => null!; public static int FromStored(Uri stored) => 0; }
            [Row] public partial record Note([property: Converter(typeof(C))] int [|Link|]);
            """,
            "Property 'Link' of 'Note' has the converter 'C', which makes 'Uri'; that type has no stored form, so let the converter make one that has, such as string or long"),
        Case("STG025", """[Row] public partial record Note([property: JsonColumn(typeof(string)), Converter(typeof(string))] Uri [|Link|]);""",
            "Property 'Link' of 'Note' has both [JsonColumn] and [Converter]; keep one"),
    ];

    private static IEnumerable<DiagnosticCase> Tables() =>
    [
        Case("STG012", """[[|Entity("t", Partition = "Chat")|]] public sealed partial record Note([property: Key] long Id);""",
            "Partition 'Chat' of 'Note' is not one of its stored properties; name one of them with nameof"),
        Case("STG013", """[Entity("t")] [[|Index("Id", "-Time")|]] public sealed partial record Note([property: Key] long Id);""",
            "An index of 'Note' names 'Time', which is not one of its stored properties; name them with nameof, after a '-' for descending"),
        Case("STG022", """[Entity("")] public sealed partial record [|Note|]([property: Key] long Id);""",
            "The name of the table of 'Note' is empty; give it one"),
        Case("STG022", """[Entity("t")] [[|Index("Id", Name = "")|]] public sealed partial record Note([property: Key] long Id);""",
            "The name of an index of 'Note' is empty; give it one"),
        Case("STG026", """[Entity("t")] [Index("Id")] [[|Index("Id")|]] public sealed partial record Note([property: Key] long Id);""",
            "Entity 'Note' has two indexes named 'ix_t_id'; name one of them otherwise with Name"),
        Case("STG027", """[Entity("t")] [[|Index|]] public sealed partial record Note([property: Key] long Id);""",
            "An index of 'Note' names no property; name at least one with nameof"),
    ];

    private static DiagnosticCase Case(string id, string source, string message) => new(id, Usings + source, message);
}
