using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Storage.Core.Tests;

public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Secret = "a secret of a guest";

    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    private string DatabaseName => Path.GetFileNameWithoutExtension(_database.FilePath);

    public async Task InitializeAsync() => _storage = await _database.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Every_named_instrument_is_heard_and_no_tag_has_content()
    {
        var heard = new ConcurrentDictionary<string, bool>();
        var tags = new ConcurrentBag<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == StorageTelemetry.Name) { self.EnableMeasurementEvents(instrument); } } };
        void Hear<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> given, object? state)
        {
            heard[instrument.Name] = true;
            foreach (var tag in given)
            {
                tags.Add($"{tag.Key}={tag.Value}");
            }
        }

        listener.SetMeasurementEventCallback<int>(Hear);
        listener.SetMeasurementEventCallback<long>(Hear);
        listener.SetMeasurementEventCallback<double>(Hear);
        listener.Start();

        await Use();
        listener.RecordObservableInstruments();

        heard.Keys.Should().Contain(
        [
            StorageTelemetry.OperationDuration, StorageTelemetry.WriterQueueDepth, StorageTelemetry.BatchSize, StorageTelemetry.BatchDuration, StorageTelemetry.Connections,
            StorageTelemetry.ConnectionLimit, StorageTelemetry.PendingReads, StorageTelemetry.WalPages, StorageTelemetry.CheckpointDuration, StorageTelemetry.Commits,
        ]);
        tags.Should().Contain("db.operation.name=insert").And.Contain("db.collection.name=notes").And.Contain("error.type=Constraint");
        tags.Should().NotContain(tag => tag.Contains(Secret));
    }

    [Fact]
    public async Task Activities_name_the_operation_and_the_table_and_no_content()
    {
        var ended = new ConcurrentBag<Activity>();
        using var listener = Listen(ended);

        await Use();

        var ours = ended.Where(activity => Equals(activity.GetTagItem("db.namespace"), DatabaseName)).ToList();
        ours.Select(activity => activity.DisplayName).Should().Contain(["insert notes", "find notes", "select notes"]);
        ours.Should().Contain(activity => activity.Status == ActivityStatusCode.Error);
        ours.SelectMany(activity => activity.TagObjects).Should().NotContain(tag => $"{tag.Value}".Contains(Secret));
    }

    [Fact]
    public async Task The_callers_activity_is_the_current_one_again_afterwards()
    {
        using var listener = Listen([]);
        using var mine = new Activity("mine").Start();

        await _storage.Add("a");
        Activity.Current.Should().BeSameAs(mine);
        await _storage.FindAsync(new Lookup<Note>(DbValue.From(1)));
        Activity.Current.Should().BeSameAs(mine);
        await _storage.NoteIds();
        Activity.Current.Should().BeSameAs(mine);
        await _storage.Add("a").ShouldFail();
        Activity.Current.Should().BeSameAs(mine);
    }

    private static ActivityListener Listen(ConcurrentBag<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StorageTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private async Task Use()
    {
        await _storage.Add(Secret, Secret);
        await _storage.Add(Secret).ShouldFail();
        await _storage.FindAsync(new Lookup<Note>(Note.Columns.NoteId.Map, DbValue.From(Secret)));
        await _storage.NoteIds();
        await _storage.WriteAsync($"delete from notes where note_id = {Secret}");
        await _storage.MaintainAsync(MaintenanceTasks.Checkpoint);
    }
}
