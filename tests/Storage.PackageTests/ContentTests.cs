using System.IO.Compression;

namespace Storage.PackageTests;

public sealed class ContentTests
{
    [Theory]
    [InlineData("Storage.Core")]
    [InlineData("Storage.Api")]
    [InlineData("Storage.Optimization")]
    [InlineData("OfflineQueue")]
    [InlineData("Storage.Hosting")]
    [InlineData("CostTracking")]
    [InlineData("Storage.Alerts")]
    public void A_package_holds_its_library_docs_readme_and_icon(string id)
    {
        Entries(id).Should().Contain([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", "README.md", "icon.png"]);
    }

    [Fact]
    public void The_generator_travels_inside_the_core_package()
    {
        Entries("Storage.Core").Should().Contain("analyzers/dotnet/cs/Storage.Generators.dll");
    }

    [Theory]
    [InlineData("Storage.Api")]
    [InlineData("Storage.Optimization")]
    [InlineData("OfflineQueue")]
    [InlineData("Storage.Hosting")]
    [InlineData("CostTracking")]
    [InlineData("Storage.Alerts")]
    public void A_package_hands_the_generator_on_to_who_installs_it(string id)
    {
        using var package = ZipFile.OpenRead(PackedFiles.Find(id));
        using var reader = new StreamReader(package.GetEntry($"{id}.nuspec")!.Open());

        reader.ReadToEnd().Should().MatchRegex("<dependency id=\"Storage.Core\" version=\"[^\"]+\" include=\"All\" />");
    }

    private static string[] Entries(string id)
    {
        using var package = ZipFile.OpenRead(PackedFiles.Find(id));
        return [.. package.Entries.Select(entry => entry.FullName)];
    }
}
