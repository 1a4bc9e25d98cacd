namespace Storage.ConformanceTests;

public sealed class EveryEngineDerivesEverySuiteTests
{
    public static TheoryData<string> Engines => [.. ConcreteTypes().Where(type => type.IsSubclassOf(typeof(TestEngine))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void An_engine_derives_every_suite(string engine)
    {
        var prefix = engine.Replace("TestEngine", "", StringComparison.Ordinal);
        var suites = typeof(StorageSuite).Assembly.GetTypes().Where(type => type.IsAbstract && type.IsSubclassOf(typeof(StorageSuite)));

        var missing = suites.Where(suite => !ConcreteTypes().Any(type => type.BaseType == suite && type.Name.StartsWith(prefix, StringComparison.Ordinal)));

        missing.Select(suite => suite.Name).Should().BeEmpty($"{engine} has to derive each of them");
    }

    [Fact]
    public void There_is_an_engine_and_there_are_suites()
    {
        Engines.Should().NotBeEmpty();
        typeof(StorageSuite).Assembly.GetTypes().Count(type => type.IsAbstract && type.IsSubclassOf(typeof(StorageSuite))).Should().BeGreaterThan(10);
    }

    private static IEnumerable<Type> ConcreteTypes() => typeof(StorageSuite).Assembly.GetTypes().Where(type => !type.IsAbstract);
}
