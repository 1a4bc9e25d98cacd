using Xunit.Abstractions;

namespace Storage.ConformanceTests;

public sealed class CachedSqliteFindTests() : FindSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteInsertTests() : InsertSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteUpsertTests() : UpsertSuite(new CachedSqliteTestEngine());

public sealed class CachedSqlitePatchTests() : PatchSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteDeleteTests() : DeleteSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteClaimTests() : ClaimSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteRawSqlTests() : RawSqlSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteUnitTests() : UnitSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteIdempotencyTests() : IdempotencySuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteSessionTests() : SessionSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteSessionConnectionTests() : SessionConnectionSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteSessionTimeoutTests() : SessionTimeoutSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteWriterQueueTests() : WriterQueueSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteCloseTests() : CloseSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteNoticeTests() : NoticeSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteNoticeContentTests() : NoticeContentSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteRawNoticeTests() : RawNoticeSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteStreamTests() : StreamSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteValueTests() : ValueSuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteQueryTests() : QuerySuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteRandomFilterTests(ITestOutputHelper output) : RandomFilterSuite(new CachedSqliteTestEngine(), output);

public sealed class CachedSqlitePagingTests(ITestOutputHelper output) : PagingSuite(new CachedSqliteTestEngine(), output);

public sealed class CachedSqliteConcurrencyTests() : ConcurrencySuite(new CachedSqliteTestEngine());

public sealed class CachedSqliteModelTests(ITestOutputHelper output) : ModelSuite(new CachedSqliteTestEngine(), output);

[Collection(nameof(NothingBeside))]
public sealed class CachedSqliteLatencyTests(ITestOutputHelper output) : LatencySuite(new CachedSqliteTestEngine(), output);
