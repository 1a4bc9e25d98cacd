using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storage.Generators;

/// <summary>Adds the <c>IEntity</c> implementation of types with <c>[Entity]</c> and the <c>IRow</c> implementation of types with
/// <c>[Row]</c>.</summary>
/// <remarks>Symbols are read into a model of plain values in the first step, so that an edit elsewhere regenerates nothing.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class StorageGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var entities = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.Entity, static (node, _) => node is TypeDeclarationSyntax, RowReader.ReadEntity)
            .WithTrackingName(StepNames.ReadEntities);
        var rows = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.Row, static (node, _) => node is TypeDeclarationSyntax, RowReader.ReadRow)
            .WithTrackingName(StepNames.ReadRows);

        Generate(context, entities, StepNames.EntityModels);
        Generate(context, rows, StepNames.RowModels);
        Report(context, entities, StepNames.EntityDiagnostics);
        Report(context, rows, StepNames.RowDiagnostics);
    }

    private static void Generate(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RowResult> results, string step)
    {
        var models = results.Where(static result => result.Model is not null).Select(static (result, _) => result.Model!).WithTrackingName(step);
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model.Type.FileName, RowSource.Write(model)));
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RowResult> results, string step)
    {
        var diagnostics = results.SelectMany(static (result, _) => result.Diagnostics).WithTrackingName(step);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
