using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <summary>Answers every call with one row that names the model, and keeps what was asked.</summary>
internal sealed class RecordingRoute : IModelRoute
{
    public List<DatabaseQuery> Queries { get; } = [];

    public List<DatabaseSave> Saves { get; } = [];

    public ValueTask<DatabaseResult> QueryAsync(string model, DatabaseQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        var row = Facade.Fields(("routed", model));
        return new(query.SingleResult ? DatabaseResult.OfRow(row) : DatabaseResult.OfRows([row]));
    }

    public ValueTask<IReadOnlyDictionary<string, object?>> SaveAsync(string model, DatabaseSave save, CancellationToken cancellationToken)
    {
        Saves.Add(save);
        return new(Facade.Fields(("routed", model)));
    }
}
