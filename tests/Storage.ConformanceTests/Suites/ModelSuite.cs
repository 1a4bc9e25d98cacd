using Storage.Core;
using Xunit.Abstractions;

namespace Storage.ConformanceTests;

/// <summary>Random writes against a dictionary that means the same.</summary>
public abstract class ModelSuite(TestEngine engine, ITestOutputHelper output) : StorageSuite(engine)
{
    private const int Steps = 600;

    private readonly Dictionary<string, Setting> _model = [];

    [Fact]
    public async Task Random_writes_leave_what_the_model_says()
    {
        var seed = System.Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        for (var i = 0; i < Steps; i++)
        {
            await Step(random);
            var key = Key(random);
            (await Storage.FindAsync(new Lookup<Setting>(DbValue.From(key)))).Should().Be(_model.GetValueOrDefault(key), "after step {0}", i);
            if (i % 200 == 150)
            {
                await ReopenAsync();
            }
        }

        (await Storage.QueryAsync(Query.From<Setting>())).Should().BeEquivalentTo(_model.Values);
    }

    private static string Key(Random random) => $"k{random.Next(12)}";

    private async Task Step(Random random)
    {
        var (key, amount) = (Key(random), random.Next(1, 5));
        var row = new Setting { Key = key, Scope = "s", Name = key, Value = $"v{amount}", Uses = amount };
        switch (random.Next(8))
        {
            case 0:
                await Expect(_model.TryAdd(key, row), Write.Insert(row));
                break;
            case 1:
                _model.TryAdd(key, row);
                await Apply(Write.Insert(row, ConflictAction.Ignore));
                break;
            case 2:
                _model[key] = row;
                await Apply(Write.Upsert<Setting>(new[] { row }));
                break;
            case 3:
                Change(setting => setting.Key == key, setting => setting with { Value = null, Uses = setting.Uses + amount });
                await Apply(Write.Patch(Patch<Setting>.Empty.Set(Setting.Columns.Value, null).Add(Setting.Columns.Uses, amount), Setting.Columns.Key == key));
                break;
            case 4:
                Change(setting => setting.Uses > amount, setting => setting with { Value = "many" });
                await Apply(Write.Patch(Patch<Setting>.Empty.Set(Setting.Columns.Value, "many"), Setting.Columns.Uses > amount));
                break;
            case 5:
                _model.Remove(key);
                await Apply(Write.Delete(Query.From<Setting>().Where(Setting.Columns.Key == key)));
                break;
            case 6:
                await Rollback(row);
                break;
            default:
                await FailUnit(row);
                break;
        }
    }

    private async Task Expect(bool succeeds, WriteStatement statement)
    {
        if (succeeds)
        {
            await Apply(statement);
        }
        else
        {
            (await FailureOf(Apply(statement))).Code.Should().Be(StorageErrorCode.Constraint);
        }
    }

    private async Task Rollback(Setting row)
    {
        await using var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Delete(Query.From<Setting>())));
        await session.WriteAsync(new WriteUnit(Write.Insert(row)));
    }

    private async Task FailUnit(Setting row) => await FailureOf(Apply(
        Write.Upsert<Setting>(new[] { row with { Value = "never" } }),
        Write.Delete(Query.From<Setting>().Where(Setting.Columns.Key == "k1")),
        Write.Patch(Patch<Setting>.Empty.Set(Setting.Columns.Value, "never"), Setting.Columns.Key == row.Key, expectedRows: 2)));

    private void Change(Func<Setting, bool> which, Func<Setting, Setting> change)
    {
        foreach (var setting in _model.Values.Where(which).ToList())
        {
            _model[setting.Key] = change(setting);
        }
    }
}
