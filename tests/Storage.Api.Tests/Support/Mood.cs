namespace Storage.Api.Tests;

public enum Mood
{
    Calm,
    Busy,
    Cross,
}
