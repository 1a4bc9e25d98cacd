namespace Storage.ConformanceTests;

public enum Mood
{
    Calm,
    Busy = 7,
    Cross = -1,
}
