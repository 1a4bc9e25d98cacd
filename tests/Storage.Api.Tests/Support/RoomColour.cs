using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>A row with a column that no reading has.</summary>
[Row]
public sealed partial record RoomColour(string? Room, string? Colour);
