using System.Globalization;
using System.Runtime.CompilerServices;

namespace Storage.Cultures;

/// <summary>Runs an assembly's tests under the culture that the environment names, before the first of them.</summary>
internal static class TestCulture
{
    /// <summary>Gets the culture that was asked for; <see langword="null"/> for the machine's own.</summary>
    public static string? Wanted { get; } = Environment.GetEnvironmentVariable("STORAGE_TEST_CULTURE") is { Length: > 0 } name ? name : null;

    [ModuleInitializer]
    internal static void Set()
    {
        if (Wanted is not null)
        {
            var culture = CultureInfo.GetCultureInfo(Wanted);
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (culture, culture);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        }
    }
}
