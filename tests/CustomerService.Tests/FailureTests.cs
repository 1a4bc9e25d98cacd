using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CustomerService.Tests;

/// <summary>What the user can set right is told in one line, with exit code 2.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--limit takes a whole number from 1 to 2147483647, not '0'.", "--limit", "0")]
    [InlineData("--limit takes a whole number from 1 to 2147483647, not 'many'.", "--limit", "many")]
    [InlineData("--clients takes a whole number from 1 to 1000, not '-1'.", "--clients", "-1")]
    [InlineData("--clients takes a whole number from 1 to 1000, not '1001'.", "--clients", "1001")]
    [InlineData("--database takes a path, not an empty text.", "--database", "")]
    [InlineData("Unrecognized command or argument '--colour'.", "--colour")]
    public async Task A_wrong_option(string message, params string[] arguments)
    {
        var result = await ChildProgram.RunAsync(arguments);

        ShouldRefuse(result, message);
    }

    [Fact]
    public async Task An_input_that_is_not_there()
    {
        var result = await ChildProgram.RunAsync("--input", _folder.At("none.tsv"), "--database", _folder.Database);

        ShouldRefuse(result, $"The input '{_folder.At("none.tsv")}' does not exist.");
        File.Exists(_folder.Database).Should().BeFalse();
    }

    [Fact]
    public async Task An_input_of_an_unknown_form()
    {
        var input = _folder.Write("input.csv", "a,b");

        var result = await ChildProgram.RunAsync("--input", input, "--database", _folder.Database);

        ShouldRefuse(result, $"The input '{input}' must end in .tsv, .tsv.gz, .jsonl or .jsonl.gz, which says how it is read.");
    }

    [Theory]
    [InlineData("not gzip")]
    [InlineData("cut short")]
    [InlineData("a flipped bit")]
    [InlineData("a wrong checksum")]
    public async Task A_damaged_gzip_file_of_which_nothing_is_stored(string damage)
    {
        var input = _folder.At("input.tsv.gz");
        File.WriteAllBytes(input, Damaged(damage));

        var result = await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--json");

        ShouldRefuse(result, $"The input '{input}' is damaged, or not compressed by gzip.");
        File.Exists(_folder.Database).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        File.WriteAllText(_folder.Database, new string('x', 5000));

        var result = await ChildProgram.RunAsync("--database", _folder.Database);

        ShouldRefuse(result, $"The database '{_folder.Database}' cannot be opened: *");
        File.ReadAllText(_folder.Database).Should().Be(new string('x', 5000));
    }

    [Fact]
    public async Task A_database_path_that_cannot_be_written()
    {
        File.WriteAllText(_folder.At("file"), "no folder");
        var database = Path.Combine(_folder.At("file"), "desk.db");

        var result = await ChildProgram.RunAsync("--database", database);

        ShouldRefuse(result, $"The database '{database}' cannot be opened: *");
    }

    [Fact]
    public async Task A_database_path_that_is_a_folder()
    {
        var result = await ChildProgram.RunAsync("--database", _folder.Path);

        ShouldRefuse(result, $"The database '{_folder.Path}' cannot be opened: *");
    }

    [Fact]
    public async Task A_file_of_acknowledged_ids_that_cannot_be_written()
    {
        var result = await ChildProgram.RunAsync("--database", _folder.Database, "--acknowledged", _folder.Path);

        ShouldRefuse(result, "The file of acknowledged ids cannot be written: *");
    }

    private static void ShouldRefuse(ProgramResult result, string message)
    {
        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.TrimEnd().Should().Match(message).And.NotContain("\n");
    }

    private static byte[] Damaged(string damage)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Inputs.Tsv(streams: 4, messagesEach: 500)));
        }

        var whole = bytes.ToArray();
        switch (damage)
        {
            case "not gzip":
                return RandomNumberGenerator.GetBytes(1000);
            case "cut short":
                return whole[..(whole.Length / 2)];
            case "a flipped bit":
                whole[whole.Length / 2] ^= 0x10;
                return whole;
            default:
                const int ChecksumFromEnd = 8;
                whole[^ChecksumFromEnd] ^= 0xFF;
                return whole;
        }
    }
}
