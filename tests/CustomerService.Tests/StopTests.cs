namespace CustomerService.Tests;

public sealed class StopTests : IDisposable
{
    private const int Messages = 20_000;

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [InlineData(UnixSignals.Interrupt)]
    [InlineData(UnixSignals.Terminate)]
    public async Task A_signal_stops_the_desk_which_says_what_was_stored(int signal)
    {
        UnixSignals.LetChildrenHearInterrupts();
        var input = _folder.Write("input.tsv", Inputs.Tsv(streams: 4, messagesEach: Messages / 4));
        string[] arguments = ["--input", input, "--database", _folder.Database, "--clients", "4", "--acknowledged", _folder.Acknowledged];
        using var program = ChildProgram.Start(ChildProgram.Sample, arguments);
        await UntilAsync(() => _folder.AcknowledgedIds.Length > 50);

        UnixSignals.Send(program.Id, signal);
        var result = await program.EndAsync();

        var stored = _folder.AcknowledgedIds.Length;
        result.ExitCode.Should().Be(130);
        result.ErrorLines[^1].Should().Be($"Stopped: {stored} messages were stored and 0 were already there, of {Messages}. Run again to go on.");
        result.Output.Should().Contain($"messages stored: {stored:N0}").And.EndWith("verified: no, the run was stopped before its end" + Environment.NewLine);
        await ShouldGoOnAsync(input, stored);
    }

    private async Task ShouldGoOnAsync(string input, int stored)
    {
        var limit = Math.Min(Messages, stored + 500);
        var report = (await ChildProgram.RunAsync("--input", input, "--database", _folder.Database, "--limit", $"{limit}", "--json")).VerifiedReport();

        report.Messages.Should().Be(limit);
        report.Stored.Should().BePositive();
        report.AlreadyThere.Should().BePositive();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
