using System.Text.Json.Serialization;

namespace CostTracking.Internal;

/// <summary>How reservations keep their parts.</summary>
[JsonSerializable(typeof(IReadOnlyList<ReservedPart>))]
internal sealed partial class BudgetJson : JsonSerializerContext;
