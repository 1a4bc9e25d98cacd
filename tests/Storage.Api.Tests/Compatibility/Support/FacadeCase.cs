using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <summary>A call and what it is promised to answer.</summary>
/// <param name="Name">What is promised.</param>
/// <param name="Query">The call.</param>
/// <param name="Answer">The rows (<c>m1 m2</c> or <c>no rows</c>), the row (<c>row m1</c> or <c>null</c>), the number, or why it is
/// refused (<c>refused: </c> and a pattern).</param>
internal sealed record FacadeCase(string Name, DatabaseQuery? Query, string Answer)
{
    public string Model { get; init; } = "Messages";

    /// <summary>Gets the messages afterwards; a star marks those with a display message.</summary>
    public string Left { get; init; } = FacadeContract.AllRows;
}
