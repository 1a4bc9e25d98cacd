using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>What every suite starts from: an engine on an empty database with the test tables.</summary>
public abstract class StorageSuite(TestEngine engine) : IAsyncLifetime
{
    private readonly List<IStorageEngine> _opened = [];

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected IStorageEngine Storage { get; private set; } = null!;

    protected EngineCapabilities Capabilities => engine.Capabilities;

    protected virtual EngineSettings Settings => new();

    public async Task InitializeAsync()
    {
        Storage = await OpenAsync(Settings);
        await Storage.EnsureSchemaAsync([Entity.Map<Note>(), Entity.Map<Setting>(), Entity.Map<Everything>(), Entity.Map<MaybeEverything>(), Entity.Map<Sample>(), Entity.Map<Person>()]);
    }

    public async Task DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await storage.DisposeAsync();
        }

        await engine.DisposeAsync();
    }

    protected async Task<IStorageEngine> OpenAsync(EngineSettings settings)
    {
        var storage = await engine.OpenAsync(settings);
        _opened.Add(storage);
        return storage;
    }

    protected async Task<IStorageEngine> ReopenAsync()
    {
        await Storage.CloseAsync(Patience);
        return Storage = await OpenAsync(Settings);
    }

    protected ValueTask<WriteResult> Apply(params WriteStatement[] statements) => Storage.WriteAsync(new WriteUnit(statements));

    protected ValueTask<WriteResult> Insert<T>(params T[] rows)
        where T : class, IEntity<T> => Apply(Write.Insert<T>(rows));

    protected async Task<Note> AddNote(string noteId, string? chatId = "c1", double time = 0)
    {
        var result = await Insert(new Note { NoteId = noteId, ChatId = chatId, Time = time });
        return (await Storage.FindAsync(new Lookup<Note>(result.Statements[0].Keys[0])))!;
    }

    protected ValueTask<Note?> FindNote(string noteId) => FindNote(Storage, noteId);

    protected static ValueTask<Note?> FindNote(IStorage storage, string noteId) =>
        storage.FindAsync(new Lookup<Note>(Note.Columns.NoteId.Map, DbValue.From(noteId)));

    protected async Task<string[]> NoteIds(Query<Note>? query = null)
    {
        var notes = await Storage.QueryAsync(query ?? Query.From<Note>().OrderBy(Note.Columns.Id));
        return [.. notes.Select(note => note.NoteId)];
    }

    protected static async Task<StorageException> FailureOf(Func<Task> act) => (await act.Should().ThrowAsync<StorageException>()).Which;

    protected static async Task<StorageException> FailureOf<T>(ValueTask<T> pending) => await FailureOf(async () => await pending);
}
