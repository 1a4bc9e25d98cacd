using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Databases as the predecessor left them: tables without unique indexes, in which one id has two rows, so that none can be
/// made.</summary>
internal static class OldFile
{
    /// <summary>The id that has two rows in each table.</summary>
    public const string Twin = "twin";

    public static async Task<SqliteStorage> OpenAsync()
    {
        var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.WriteAsync($"""
            create table chat_streams (
                id integer not null primary key, stream_id varchar(64) not null, platform text, user_platform text,
                user_id varchar(50), user_nickname text, create_time float default 0, last_active_time float default 0)
            """);
        await engine.WriteAsync($"""
            create table person_info (
                id integer not null primary key, person_id varchar(100) not null, platform text, user_id varchar(50),
                nickname text)
            """);
        await engine.WriteAsync($"""
            create table user_relationships (
                id integer not null primary key, user_id varchar(100) not null, user_name varchar(100),
                relationship_score float default 0.3)
            """);
        await engine.WriteAsync($"""
            insert into chat_streams (id, stream_id, platform, user_platform, user_id, user_nickname)
            values (7, {Twin}, 'qq', 'qq', 'u', 'first'), (3, {Twin}, 'qq', 'qq', 'u', 'really first')
            """);
        await engine.WriteAsync($"""
            insert into person_info (id, person_id, platform, user_id, nickname)
            values (7, {Twin}, 'qq', 'u', 'first'), (3, {Twin}, 'qq', 'u', 'really first')
            """);
        await engine.WriteAsync($"""
            insert into user_relationships (id, user_id, user_name) values (7, {Twin}, 'first'), (3, {Twin}, 'really first')
            """);

        var report = await engine.EnsureSchemaAsync(ChatModel.Maps);

        report.Findings.Should().Contain(finding => finding.Kind == SchemaFindingKind.DuplicateValues);
        (await engine.QueryAsync<ValueRow>($"""
            select count(*) from sqlite_schema
            where type = 'index' and tbl_name in ('chat_streams', 'person_info', 'user_relationships') and sql like '%unique%'
            """)).Single()[0].AsInt64().Should().Be(0, "that is what such a file is about");
        return engine;
    }
}
