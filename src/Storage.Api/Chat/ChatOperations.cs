using Storage.Core;

namespace Storage.Api;

/// <summary>What chat programs do all day, by name, on the chat entities. The hot reads are those of <see cref="ChatRequests"/>.</summary>
/// <param name="storage">The storage, or a session of one.</param>
/// <param name="time">The clock; <see langword="null"/> for the system's.</param>
public sealed partial class ChatOperations(IStorage storage, TimeProvider? time = null)
{
    private readonly IStorage _storage = storage ?? throw new ArgumentNullException(nameof(storage));
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Gives the id under which a person is stored.</summary>
    /// <param name="platform">The platform, such as <c>wechat</c>.</param>
    /// <param name="userId">The person's id there.</param>
    /// <returns>The MD5, in hexadecimal, of platform, underscore and id; it identifies, and protects nothing.</returns>
    public static string PersonIdOf(string platform, string userId) => PersonInfo.IdOf(platform, userId);

    private async ValueTask<GetOrCreated<T>> GetOrCreateAsync<T>(T fresh, Filter<T> which, Query<T> read, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        // most of the time it is there, and a read costs no commit
        var found = await _storage.QueryAsync(read, cancellationToken).ConfigureAwait(false);
        while (found.Count == 0)
        {
            var result = await _storage.WriteAsync(new WriteUnit(Write.InsertUnless(fresh, which)), cancellationToken).ConfigureAwait(false);
            if (result.RowsAffected > 0)
            {
                return new(T.AsStored(fresh, result.Statements[0].Keys[0]), IsCreated: true);
            }

            // somebody else made it since; where it is gone again, it is to be made after all
            found = await _storage.QueryAsync(read, cancellationToken).ConfigureAwait(false);
        }

        return new(found[0], IsCreated: false);
    }

    // the first by key, as existing files may hold several rows of one id
    private static Query<T> First<T>(Filter<T> which, TimeSpan cacheTime)
        where T : class, IEntity<T> => Query.From<T>().Where(which).OrderedByKey().Take(1).CachedFor(cacheTime);

    private async ValueTask<T?> FirstAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        var rows = await _storage.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : null;
    }

    private double UnixNow() => UnixTime.FromDateTimeOffset(_time.GetUtcNow());
}
