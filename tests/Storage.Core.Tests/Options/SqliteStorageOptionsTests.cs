namespace Storage.Core.Tests;

public sealed class SqliteStorageOptionsTests
{
    public static TheoryData<string, Action<SqliteStorageOptions>, string, string> Wrong => new()
    {
        { nameof(SqliteStorageOptions.ReaderLimit), options => options.ReaderLimit = 0, "0", "256" },
        { nameof(SqliteStorageOptions.WriterQueueLimit), options => options.WriterQueueLimit = -3, "-3", "1000000" },
        { nameof(SqliteStorageOptions.MaxUnitsPerCommit), options => options.MaxUnitsPerCommit = 100_001, "100001", "100000" },
        { nameof(SqliteStorageOptions.WriteTimeout), options => options.WriteTimeout = TimeSpan.Zero, "00:00:00", "01:00:00" },
        { nameof(SqliteStorageOptions.ReadTimeout), options => options.ReadTimeout = TimeSpan.Zero, "00:00:00", "01:00:00" },
        { nameof(SqliteStorageOptions.SessionTimeout), options => options.SessionTimeout = TimeSpan.FromHours(2), "02:00:00", "01:00:00" },
        { nameof(SqliteStorageOptions.LockTimeout), options => options.LockTimeout = TimeSpan.FromSeconds(-1), "-00:00:01", "00:10:00" },
        { nameof(SqliteStorageOptions.CheckpointPages), options => options.CheckpointPages = 1, "1", "1000000" },
        { nameof(SqliteStorageOptions.StatementsPerConnection), options => options.StatementsPerConnection = 5_000, "5000", "1024" },
        { nameof(SqliteStorageOptions.MemoryMapBytes), options => options.MemoryMapBytes = -1, "-1", "2147418112" },
        { nameof(SqliteStorageOptions.IdempotencyRetention), options => options.IdempotencyRetention = TimeSpan.FromSeconds(1), "00:00:01", "366.00:00:00" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_message_names_the_key_the_value_and_the_range(string key, Action<SqliteStorageOptions> spoil, string value, string limit)
    {
        var options = new SqliteStorageOptions { Path = "x.db" };
        spoil(options);

        var result = new SqliteStorageOptionsValidator().Validate(null, options);

        result.Failed.Should().BeTrue();
        result.FailureMessage.Should().Contain(key).And.Contain(value).And.Contain(limit);
    }

    [Fact]
    public void The_defaults_are_valid_but_for_the_path()
    {
        var validator = new SqliteStorageOptionsValidator();

        validator.Validate(null, new SqliteStorageOptions { Path = "x.db" }).Succeeded.Should().BeTrue();
        validator.Validate(null, new SqliteStorageOptions()).FailureMessage.Should().Contain(nameof(SqliteStorageOptions.Path));
    }

    [Fact]
    public async Task An_engine_does_not_open_with_wrong_options()
    {
        var act = async () => await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = "x.db", ReaderLimit = 1_000 });

        await act.Should().ThrowAsync<ArgumentException>().WithMessage("*ReaderLimit*1000*256*");
    }
}
