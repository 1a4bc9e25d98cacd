using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>Does on a typed entity what is asked on dictionaries.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="model">The model's name, for messages.</param>
internal sealed partial class ModelAccess<T>(string model) : ModelAccess
    where T : class, IEntity<T>
{
    public override ValueTask<DatabaseResult> QueryAsync(IStorage storage, DatabaseQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!QueryTypes.All.Contains(query.QueryType, StringComparer.Ordinal))
        {
            throw NearMatches.Unknown("query type", query.QueryType ?? "null", QueryTypes.All);
        }

        if (query.OrderBy is null)
        {
            throw new ArgumentException($"{nameof(query.OrderBy)} is null. Leave it out for no order.");
        }

        RefuseWhatIsIgnored(query);
        return query.QueryType switch
        {
            QueryTypes.Get => GetAsync(storage, query, cancellationToken),
            QueryTypes.Create => CreateAsync(storage, Data(query), time, cancellationToken),
            QueryTypes.Update => UpdateAsync(storage, query, time, cancellationToken),
            QueryTypes.Delete => DeleteAsync(storage, query, cancellationToken),
            _ => CountAsync(storage, query, cancellationToken),
        };
    }

    private async ValueTask<DatabaseResult> GetAsync(IStorage storage, DatabaseQuery query, CancellationToken cancellationToken)
    {
        var request = Query.From<T>().Where(Conditions<T>.Read(model, query.Filters));
        var ordered = new HashSet<ColumnMap>();
        foreach (var name in query.OrderBy)
        {
            ArgumentNullException.ThrowIfNull(name);
            var isDescending = name.StartsWith('-');
            var column = Conditions<T>.Column(model, isDescending ? name[1..] : name);

            // rows that are alike in a column are so a second time
            request = ordered.Add(column) ? request.OrderBy(column, isDescending) : request;
        }

        var limit = query.SingleResult ? 1 : query.Limit;
        var rows = await storage.QueryAsync(limit > 0 ? request.Take(limit.Value) : request, cancellationToken).ConfigureAwait(false);
        return query.SingleResult
            ? DatabaseResult.OfRow(rows.Count > 0 ? ToFields(rows[0]) : null)
            : DatabaseResult.OfRows([.. rows.Select(ToFields)]);
    }

    private async ValueTask<DatabaseResult> CreateAsync(
        IStorage storage, IReadOnlyDictionary<string, object?> data, TimeProvider time, CancellationToken cancellationToken)
    {
        var row = ToRow(data, time, out var missing);
        return row is null ? throw Missing(missing) : DatabaseResult.OfRow(ToFields(await storage.Repository<T>().InsertAsync(row, cancellationToken).ConfigureAwait(false)));
    }

    private async ValueTask<DatabaseResult> UpdateAsync(IStorage storage, DatabaseQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        var patch = ToPatch(Data(query), time);
        var result = await storage.WriteAsync(new WriteUnit(Write.Patch(patch, Filter(query))), cancellationToken).ConfigureAwait(false);
        return DatabaseResult.OfCount(result.RowsAffected);
    }

    private async ValueTask<DatabaseResult> DeleteAsync(IStorage storage, DatabaseQuery query, CancellationToken cancellationToken)
    {
        var which = Query.From<T>().Where(Filter(query));
        var result = await storage.WriteAsync(new WriteUnit(Write.Delete(which)), cancellationToken).ConfigureAwait(false);
        return DatabaseResult.OfCount(result.RowsAffected);
    }

    private async ValueTask<DatabaseResult> CountAsync(IStorage storage, DatabaseQuery query, CancellationToken cancellationToken) =>
        DatabaseResult.OfCount(await storage.Query<T>().Where(Conditions<T>.Read(model, query.Filters)).CountAsync(cancellationToken).ConfigureAwait(false));

    // of an update or delete, where a forgotten filter would meet every row
    private Filter<T> Filter(DatabaseQuery query)
    {
        var filter = Conditions<T>.Read(model, query.Filters);
        return filter.Node is null && !query.AllRows
            ? throw new ArgumentException($"The {query.QueryType} has no filters, so it would meet every row of '{model}'. Add filters, or set AllRows if that is meant.")
            : filter;
    }

    private IReadOnlyDictionary<string, object?> Data(DatabaseQuery query) => query.Data is { Count: > 0 } data
        ? data
        : throw new ArgumentException($"A {query.QueryType} on '{model}' needs data.");

    // what a query's type has no use for is a mistake of its caller
    private void RefuseWhatIsIgnored(DatabaseQuery query)
    {
        var isGet = query.QueryType == QueryTypes.Get;
        var isChange = query.QueryType is QueryTypes.Update or QueryTypes.Delete;
        var unused = query switch
        {
            { Data: not null, QueryType: QueryTypes.Get or QueryTypes.Delete or QueryTypes.Count } => nameof(query.Data),
            { Filters: not null, QueryType: QueryTypes.Create } => nameof(query.Filters),
            { Limit: > 0 } when !isGet => nameof(query.Limit),
            { OrderBy.Count: > 0 } when !isGet => nameof(query.OrderBy),
            { SingleResult: true } when !isGet => nameof(query.SingleResult),
            { AllRows: true } when !isChange => nameof(query.AllRows),
            _ => null,
        };
        if (unused is not null)
        {
            throw new ArgumentException($"{unused} has no meaning for a {query.QueryType} on '{model}'. Leave it out.");
        }
    }
}
