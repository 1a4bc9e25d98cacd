#:property PublishAot=false
// Merges the cobertura files under a folder and prints the line coverage of src: a line counts as covered when any run hit it.
// dotnet run build/Coverage.cs -- FOLDER [FLOOR]; exit code 1 when the total is under FLOOR per cent, or when nothing was measured.
using System.Globalization;
using System.Xml.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var floor = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var hits = new Dictionary<(string Assembly, string File, int Line), bool>();
foreach (var report in Directory.EnumerateFiles(args[0], "coverage.cobertura.xml", SearchOption.AllDirectories))
{
    Read(XDocument.Load(report));
}

foreach (var assembly in hits.GroupBy(hit => hit.Key.Assembly).OrderBy(group => group.Key, StringComparer.Ordinal))
{
    Print(assembly.Key, assembly);
}

if (hits.Count == 0)
{
    Console.WriteLine("No line of src was measured.");
    return 1;
}

var total = Print("Total", hits);
if (total >= floor)
{
    return 0;
}

PrintWorstFiles();
Console.WriteLine($"Coverage is {total:F1} %; the floor is {floor} %.");
return 1;

void Read(XDocument report)
{
    var roots = report.Descendants("source").Select(source => source.Value).ToList();
    foreach (var type in report.Descendants("class"))
    {
        var name = type.Attribute("filename")!.Value;
        var candidates = roots.DefaultIfEmpty("/").Select(root => Path.Combine(root, name)).ToList();
        var path = candidates.FirstOrDefault(File.Exists) ?? candidates[0];
        if (PathInSrc(path) is not { } file)
        {
            continue;
        }

        var assembly = file.Split('/')[1];
        foreach (var line in type.Elements("lines").Elements("line"))
        {
            var key = (assembly, file, int.Parse(line.Attribute("number")!.Value, CultureInfo.InvariantCulture));
            hits[key] = hits.GetValueOrDefault(key) || line.Attribute("hits")!.Value != "0";
        }
    }
}

static string? PathInSrc(string path)
{
    path = path.Replace('\\', '/');
    var start = Math.Max(path.LastIndexOf("/src/Storage.", StringComparison.Ordinal), path.LastIndexOf("/src/CostTracking/", StringComparison.Ordinal));
    var isWritten = start >= 0 && !path.EndsWith(".g.cs", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal);
    return isWritten ? path[(start + 1)..] : null;
}

static double Print(string name, IEnumerable<KeyValuePair<(string Assembly, string File, int Line), bool>> lines)
{
    var all = lines.ToList();
    var covered = all.Count(line => line.Value);
    var percent = 100.0 * covered / all.Count;
    Console.WriteLine($"{name,-28} {percent,5:F1} %  {covered,6} of {all.Count,6} lines");
    return percent;
}

void PrintWorstFiles()
{
    Console.WriteLine("Most lines uncovered:");
    var files = hits.Where(line => !line.Value).GroupBy(line => line.Key.File).OrderByDescending(file => file.Count());
    foreach (var file in files.Take(10))
    {
        Console.WriteLine($"{file.Count(),6}  {file.Key}");
    }
}
