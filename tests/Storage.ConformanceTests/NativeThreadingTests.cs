namespace Storage.ConformanceTests;

public sealed class NativeThreadingTests
{
    [Fact]
    public void The_native_library_is_compiled_thread_safe()
    {
        SQLitePCL.Batteries_V2.Init();

        SQLitePCL.raw.sqlite3_threadsafe().Should().NotBe(0);
    }
}
