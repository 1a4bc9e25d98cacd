using Xunit.Abstractions;

namespace Storage.ConformanceTests;

public sealed class SqliteFindTests() : FindSuite(new SqliteTestEngine());

public sealed class SqliteInsertTests() : InsertSuite(new SqliteTestEngine());

public sealed class SqliteUpsertTests() : UpsertSuite(new SqliteTestEngine());

public sealed class SqlitePatchTests() : PatchSuite(new SqliteTestEngine());

public sealed class SqliteDeleteTests() : DeleteSuite(new SqliteTestEngine());

public sealed class SqliteClaimTests() : ClaimSuite(new SqliteTestEngine());

public sealed class SqliteRawSqlTests() : RawSqlSuite(new SqliteTestEngine());

public sealed class SqliteUnitTests() : UnitSuite(new SqliteTestEngine());

public sealed class SqliteIdempotencyTests() : IdempotencySuite(new SqliteTestEngine());

public sealed class SqliteSessionTests() : SessionSuite(new SqliteTestEngine());

public sealed class SqliteSessionConnectionTests() : SessionConnectionSuite(new SqliteTestEngine());

public sealed class SqliteSessionTimeoutTests() : SessionTimeoutSuite(new SqliteTestEngine());

public sealed class SqliteWriterQueueTests() : WriterQueueSuite(new SqliteTestEngine());

public sealed class SqliteCloseTests() : CloseSuite(new SqliteTestEngine());

public sealed class SqliteNoticeTests() : NoticeSuite(new SqliteTestEngine());

public sealed class SqliteNoticeContentTests() : NoticeContentSuite(new SqliteTestEngine());

public sealed class SqliteRawNoticeTests() : RawNoticeSuite(new SqliteTestEngine());

public sealed class SqliteStreamTests() : StreamSuite(new SqliteTestEngine());

public sealed class SqliteValueTests() : ValueSuite(new SqliteTestEngine());

public sealed class SqliteQueryTests() : QuerySuite(new SqliteTestEngine());

public sealed class SqliteRandomFilterTests(ITestOutputHelper output) : RandomFilterSuite(new SqliteTestEngine(), output);

public sealed class SqlitePagingTests(ITestOutputHelper output) : PagingSuite(new SqliteTestEngine(), output);

public sealed class SqliteConcurrencyTests() : ConcurrencySuite(new SqliteTestEngine());

public sealed class SqliteModelTests(ITestOutputHelper output) : ModelSuite(new SqliteTestEngine(), output);

[Collection(nameof(NothingBeside))]
public sealed class SqliteLatencyTests(ITestOutputHelper output) : LatencySuite(new SqliteTestEngine(), output);
