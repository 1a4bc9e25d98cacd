using Storage.Core;

namespace Storage.Generators.Tests;

public sealed class UriText : IColumnConverter<Uri, string>
{
    public static string ToStored(Uri value) => value.OriginalString == "about:null" ? null! : value.OriginalString;

    public static Uri FromStored(string stored) => new(stored);
}
