namespace Storage.Core;

/// <summary>The assignments of an entity's whole-row patch, made once.</summary>
internal static class PatchShapes<T>
    where T : class, IEntity<T>
{
    public static readonly Assignment[] EveryColumn =
        [.. T.Map.Columns.Where(column => column != T.Map.Key).Select(column => new Assignment(column, AssignmentKind.Set))];
}
