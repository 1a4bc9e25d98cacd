namespace Storage.Api.Tests;

/// <summary>The storages that the Api stands on.</summary>
public enum Door
{
    Engine,
    Pipe,
    Session,
    NestedSession,
}
