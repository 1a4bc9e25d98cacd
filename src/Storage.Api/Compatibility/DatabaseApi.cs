using Storage.Api.Internal;
using Storage.Core;

namespace Storage.Api.Compatibility;

/// <summary>
/// The predecessor's calls by model name and on dictionaries: <c>db_query</c>, <c>db_save</c>, <c>db_get</c>, <c>store_action_info</c>.
/// They mean what they meant, and refuse what was dangerous: a model, column, operator or query type that does not exist, and an update or
/// delete without filters that does not say <see cref="DatabaseQuery.AllRows"/>. Nothing is swallowed.
/// </summary>
/// <remarks>
/// What is wrong with a call is an <see cref="ArgumentException"/> that names near matches, before anything is read or written; a failure of
/// the storage is a <see cref="StorageException"/>. New code is better served by <see cref="Repository{T}"/>, whose columns the compiler
/// checks.
/// </remarks>
public sealed partial class DatabaseApi
{
    private readonly IStorage _storage;
    private readonly DatabaseApiOptions _options;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, DatabaseModel> _models;

    /// <summary>Makes the calls on a storage, or inside a session of one.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="options">The host's models and routes; <see langword="null"/> for none.</param>
    /// <param name="time">The clock of default times; <see langword="null"/> for the system's.</param>
    public DatabaseApi(IStorage storage, DatabaseApiOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        _storage = storage;
        _options = options ?? new DatabaseApiOptions();
        _time = time ?? TimeProvider.System;
        _models = new Dictionary<string, DatabaseModel>(ModelMapping.Models, StringComparer.Ordinal);
        foreach (var model in _options.Models)
        {
            _models[model.Name] = model;
        }

        foreach (var name in _options.Routes.Keys)
        {
            Require(name);
        }
    }

    /// <summary>Reads, creates, updates, deletes or counts: <c>db_query</c>.</summary>
    /// <param name="model">The model's name, as in <see cref="ModelMapping"/>.</param>
    /// <param name="query">What is asked; <see langword="null"/> to read every row.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rows, the row or the number, depending on the query's type.</returns>
    /// <exception cref="ArgumentException">A name, operator, type or value is wrong, or what the query's type needs is missing.</exception>
    public ValueTask<DatabaseResult> QueryAsync(string model, DatabaseQuery? query = null, CancellationToken cancellationToken = default)
    {
        var known = Require(model);
        query ??= new DatabaseQuery();
        return _options.Routes.TryGetValue(model, out var route)
            ? route.QueryAsync(model, query, cancellationToken)
            : known.Access.QueryAsync(_storage, query, _time, cancellationToken);
    }

    /// <summary>Reads rows: <c>db_get</c>.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="filters">The conditions, as in <see cref="DatabaseQuery.Filters"/>.</param>
    /// <param name="limit">How many rows at most; <see langword="null"/> for all.</param>
    /// <param name="orderBy">The column to order by, with a <c>-</c> in front for the largest first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">A name, operator or value is wrong.</exception>
    public async ValueTask<IReadOnlyList<IReadOnlyDictionary<string, object?>>> GetAsync(
        string model, IReadOnlyDictionary<string, object?>? filters = null, int? limit = null, string? orderBy = null, CancellationToken cancellationToken = default)
    {
        var query = new DatabaseQuery { Filters = filters, Limit = limit, OrderBy = orderBy is null ? [] : [orderBy] };
        return (await QueryAsync(model, query, cancellationToken).ConfigureAwait(false)).Rows;
    }

    /// <summary>Reads the first row: <c>db_get</c> of a single result.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="filters">The conditions, as in <see cref="DatabaseQuery.Filters"/>.</param>
    /// <param name="orderBy">The column to order by, with a <c>-</c> in front for the largest first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row; <see langword="null"/> where none matches.</returns>
    /// <exception cref="ArgumentException">A name, operator or value is wrong.</exception>
    public async ValueTask<IReadOnlyDictionary<string, object?>?> GetSingleAsync(
        string model, IReadOnlyDictionary<string, object?>? filters = null, string? orderBy = null, CancellationToken cancellationToken = default)
    {
        var query = new DatabaseQuery { Filters = filters, OrderBy = orderBy is null ? [] : [orderBy], SingleResult = true };
        return (await QueryAsync(model, query, cancellationToken).ConfigureAwait(false)).Row;
    }

    /// <summary>Updates the first row that has a key's value, or inserts one, in one step: <c>db_save</c>.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="save">The values, and the key where there is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row as it is stored.</returns>
    /// <exception cref="ArgumentException">A name or value is wrong, or no row has the key's value and the data does not suffice to insert
    /// one.</exception>
    public ValueTask<IReadOnlyDictionary<string, object?>> SaveAsync(string model, DatabaseSave save, CancellationToken cancellationToken = default)
    {
        var known = Require(model);
        ArgumentNullException.ThrowIfNull(save);
        return _options.Routes.TryGetValue(model, out var route)
            ? route.SaveAsync(model, save, cancellationToken)
            : known.Access.SaveAsync(_storage, save, _time, cancellationToken);
    }

    /// <summary>Stores an action that the bot took, or what is new of one with the same id: <c>store_action_info</c>.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row as it is stored.</returns>
    /// <exception cref="ArgumentException">The data holds something that JSON has no form for.</exception>
    public ValueTask<IReadOnlyDictionary<string, object?>> StoreActionInfoAsync(ActionInfo action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return SaveAsync("ActionRecords", ActionRecords.ToSave(action, _time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Gives the typed filter for conditions on a dictionary: <c>build_filters</c>.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="filters">The conditions, as in <see cref="DatabaseQuery.Filters"/>; <see langword="null"/> or empty for every row.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A name, operator or value is wrong.</exception>
    [Obsolete("Compare typed columns instead, such as Message.Columns.ChatId == chatId; the compiler checks them.")]
    public static Filter<T> BuildFilters<T>(IReadOnlyDictionary<string, object?>? filters)
        where T : class, IEntity<T> => Conditions<T>.Read(typeof(T).Name, filters);

    /// <summary>Runs work in a transaction, which is committed when the work ends and rolled back when it throws:
    /// <c>get_db_session</c>.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="work">The work, on these calls inside the transaction, and on the session itself.</param>
    /// <param name="cancellationToken">Ends the wait, and is handed to the work.</param>
    /// <returns>The work's result.</returns>
    public ValueTask<TResult> SessionAsync<TResult>(
        Func<DatabaseApi, IStorageSession, CancellationToken, ValueTask<TResult>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _storage.TransactAsync((session, token) => work(new DatabaseApi(session, _options, _time), session, token), options: null, cancellationToken);
    }

    private DatabaseModel Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _models.TryGetValue(name, out var model) ? model : throw NearMatches.Unknown("model", name, _models.Keys);
    }
}
