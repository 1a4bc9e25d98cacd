#:property PublishAot=false
// Adds up what build/test.sh left in a folder: a trx file, an exit code for each test project, and the smoke program's verdict.
// dotnet run build/TestResults.cs -- FOLDER; the last line is 'N passed, N failed, N skipped', the exit code 1 when any failed or none ran.
using System.Xml.Linq;

var (passed, failed, skipped) = (0, 0, 0);
foreach (var project in Directory.EnumerateDirectories(args[0]).Order(StringComparer.Ordinal))
{
    Count(project);
}

CountSmoke(Path.Combine(args[0], "smoke"));
Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 && passed > 0 ? 0 : 1;

void Count(string project)
{
    var failedBefore = failed;
    foreach (var trx in Directory.EnumerateFiles(project, "*.trx"))
    {
        foreach (var result in XDocument.Load(trx).Descendants().Where(element => element.Name.LocalName == "UnitTestResult"))
        {
            CountResult(result);
        }
    }

    // A run that died (a crash, a hang, no such assembly) has no failed test to show for it.
    var exitCode = File.ReadAllText(Path.Combine(project, "exit-code")).Trim();
    if (exitCode != "0" && failed == failedBefore)
    {
        Fail($"{Path.GetFileName(project)} ended with exit code {exitCode} and no failed test: see its output above.");
    }
}

void CountResult(XElement result)
{
    var name = result.Attribute("testName")!.Value;
    switch (result.Attribute("outcome")!.Value)
    {
        case "Passed":
            passed++;
            break;
        case "NotExecuted":
            Skip(name, Message(result));
            break;
        default:
            Fail(name);
            break;
    }
}

void CountSmoke(string verdictFile)
{
    var verdict = File.Exists(verdictFile) ? File.ReadAllText(verdictFile).Trim() : "";
    switch (verdict.Split(' ')[0])
    {
        case "passed":
            passed++;
            break;
        case "failed":
            Fail("Storage.AotSmoke");
            break;
        case "skipped":
            Skip("Storage.AotSmoke", verdict["skipped ".Length..]);
            break;
    }
}

static string Message(XElement result) =>
    result.Descendants().FirstOrDefault(element => element.Name.LocalName is "Message" or "StdOut")?.Value.Trim() ?? "no reason given";

void Fail(string name)
{
    failed++;
    Console.WriteLine($"failed: {name}");
}

void Skip(string name, string reason)
{
    skipped++;
    Console.WriteLine($"skipped: {name}: {reason}");
}
