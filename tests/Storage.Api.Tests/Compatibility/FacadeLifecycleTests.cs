using Storage.Api.Compatibility;
using Storage.Core;

// the obsolete start and stop are what is tested
#pragma warning disable CS0618

namespace Storage.Api.Tests;

public sealed class FacadeLifecycleTests : IDisposable
{
    private readonly FacadeFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Initialising_makes_the_file_and_every_table()
    {
        var options = new DatabaseApiOptions { Models = [DatabaseModel.Of<Badge>("Badges")] };
        var db = await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options, options);

        foreach (var model in ModelMapping.Models.Keys.Append("Badges"))
        {
            (await db.CountAsync(model)).Should().Be(0, "of {0}", model);
        }

        (await db.StopDatabaseAsync())!.IsCheckpointed.Should().BeTrue();
        File.Exists(_file.Options.Path).Should().BeTrue();
    }

    [Fact]
    public async Task Initialising_an_existing_file_keeps_its_rows()
    {
        var first = await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options);
        await first.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")));
        await first.StopDatabaseAsync();

        var second = await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options);

        (await second.ColumnAsync("PersonInfo", "person_id")).Should().Equal("p1");
        await second.StopDatabaseAsync();
    }

    [Fact]
    public async Task Initialising_what_is_no_database_says_why()
    {
        await File.WriteAllTextAsync(_file.Options.Path, new string('x', 10_000));

        var act = async () => await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotADatabase);
    }

    [Fact]
    public async Task A_start_that_fails_gives_the_file_free()
    {
        await using (var storage = await SqliteStorage.OpenAsync(_file.Options))
        {
            await storage.WriteAsync($"create table badges (other text)");
        }

        var options = new DatabaseApiOptions { Models = [DatabaseModel.Of<Badge>("Badges")] };
        var act = async () => await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options, options);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        var db = await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options);
        await db.StopDatabaseAsync();
    }

    [Fact]
    public async Task D14_stopping_commits_what_was_accepted()
    {
        const int Saves = 500;
        var db = await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options);
        var people = Enumerable.Range(0, Saves).Select(number => new DatabaseSave(Facade.Person($"p{number}")));
        var saves = people.Select(save => db.SaveAsync("PersonInfo", save).AsTask()).ToArray();

        var report = await db.StopDatabaseAsync();

        await Task.WhenAll(saves);
        report!.NotWritten.Should().Be(0);
        await using var again = await _file.OpenAsync();
        (await new DatabaseApi(again).CountAsync("PersonInfo")).Should().Be(Saves);
    }

    [Fact]
    public async Task D14_after_the_stop_a_call_fails_loudly_and_a_second_stop_does_nothing()
    {
        var db = await DatabaseApi.InitializeSqlDatabaseAsync(_file.Options);
        await db.StopDatabaseAsync();

        var act = async () => await db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")));

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
        (await db.StopDatabaseAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_storage_that_is_anothers_is_not_closed()
    {
        await using var storage = await _file.OpenAsync();
        var db = new DatabaseApi(storage);

        (await db.StopDatabaseAsync()).Should().BeNull();

        (await db.CountAsync("PersonInfo")).Should().Be(0);
    }

    [Fact]
    public async Task The_one_database_of_the_process_is_opened_once_and_can_be_opened_again()
    {
        FluentActions.Invoking(() => DatabaseProxy.Db).Should().Throw<InvalidOperationException>().WithMessage("*InitializeAsync*");
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(OpenAsync)));

        opened.Distinct().Should().ContainSingle().Which.Should().BeSameAs(DatabaseProxy.Db);
        await DatabaseProxy.Db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")));
        (await DatabaseProxy.StopAsync())!.NotWritten.Should().Be(0);
        (await DatabaseProxy.StopAsync()).Should().BeNull();
        FluentActions.Invoking(() => DatabaseProxy.Db).Should().Throw<InvalidOperationException>();

        var again = await OpenAsync();
        (await again.CountAsync("PersonInfo")).Should().Be(1);
        await DatabaseProxy.StopAsync();
    }

    [Fact]
    public async Task The_one_database_can_be_opened_after_a_start_that_failed()
    {
        await File.WriteAllTextAsync(_file.Options.Path, new string('x', 10_000));
        await FluentActions.Awaiting(OpenAsync).Should().ThrowAsync<StorageException>();
        File.Delete(_file.Options.Path);

        (await OpenAsync()).Should().BeSameAs(DatabaseProxy.Db);

        await DatabaseProxy.StopAsync();
    }

    private async Task<DatabaseApi> OpenAsync() => await DatabaseProxy.InitializeAsync(_file.Options);
}
