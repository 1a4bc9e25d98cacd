using System.Diagnostics;

namespace Storage.PackageTests;

/// <summary>A host's first five minutes: a new project outside the repository, on the packed files.</summary>
public sealed class ConsumerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("storage-consumer-").FullName;

    [Fact]
    public void A_new_project_stores_and_reads_its_own_entity_through_the_packages()
    {
        var version = Path.GetFileNameWithoutExtension(PackedFiles.Find("Storage.Hosting"))["Storage.Hosting.".Length..];
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{PackedFiles.Folder}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Storage.Hosting" Version="{version}" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.*" />
              </ItemGroup>
            </Project>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Program.cs", """
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Storage.Api;
            using Storage.Core;

            var builder = Host.CreateApplicationBuilder();
            builder.Services.AddWeChatStorage(options => options.Database.Path = "consumer.db").AddEntity<Note>();
            using var host = builder.Build();
            await host.StartAsync();

            var notes = host.Services.GetRequiredService<IStorage>().Repository<Note>();
            var note = await notes.InsertAsync(new Note { Author = "wx-li", Text = "你好" });
            var read = await notes.Where(Note.Columns.Author == "wx-li").FirstOrDefaultAsync();
            await host.StopAsync();
            Console.WriteLine($"read: {read == note} {read?.Text}");

            [Entity("notes")]
            public sealed partial record Note
            {
                [Key]
                public long Id { get; init; }

                public required string Author { get; init; }

                public required string Text { get; init; }
            }
            """);

        var (exitCode, output) = Run("dotnet", "run -c Release");

        exitCode.Should().Be(0, output);
        output.Should().Contain("read: True 你好");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    private (int ExitCode, string Output) Run(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // what the test run sets for its own build is not the consumer's
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
