using Storage.Core;

namespace Storage.Api.Tests;

[Row]
public readonly partial record struct RoomLevel(string? Room, int Level);
