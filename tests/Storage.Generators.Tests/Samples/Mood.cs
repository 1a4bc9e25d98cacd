namespace Storage.Generators.Tests;

public enum Mood
{
    Calm = -1,
    Quiet,
    Busy,
}
