namespace Storage.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what was cached.</summary>
internal static class StepNames
{
    public const string ReadEntities = nameof(ReadEntities);

    public const string EntityModels = nameof(EntityModels);

    public const string EntityDiagnostics = nameof(EntityDiagnostics);

    public const string ReadRows = nameof(ReadRows);

    public const string RowModels = nameof(RowModels);

    public const string RowDiagnostics = nameof(RowDiagnostics);
}
