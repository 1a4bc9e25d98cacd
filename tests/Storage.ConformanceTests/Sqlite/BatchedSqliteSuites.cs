using Xunit.Abstractions;

namespace Storage.ConformanceTests;

public sealed class BatchedSqliteFindTests() : FindSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteInsertTests() : InsertSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteUpsertTests() : UpsertSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqlitePatchTests() : PatchSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteDeleteTests() : DeleteSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteClaimTests() : ClaimSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteRawSqlTests() : RawSqlSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteUnitTests() : UnitSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteIdempotencyTests() : IdempotencySuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteSessionTests() : SessionSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteSessionConnectionTests() : SessionConnectionSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteSessionTimeoutTests() : SessionTimeoutSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteWriterQueueTests() : WriterQueueSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteCloseTests() : CloseSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteNoticeTests() : NoticeSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteNoticeContentTests() : NoticeContentSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteRawNoticeTests() : RawNoticeSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteStreamTests() : StreamSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteValueTests() : ValueSuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteQueryTests() : QuerySuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteRandomFilterTests(ITestOutputHelper output) : RandomFilterSuite(new BatchedSqliteTestEngine(), output);

public sealed class BatchedSqlitePagingTests(ITestOutputHelper output) : PagingSuite(new BatchedSqliteTestEngine(), output);

public sealed class BatchedSqliteConcurrencyTests() : ConcurrencySuite(new BatchedSqliteTestEngine());

public sealed class BatchedSqliteModelTests(ITestOutputHelper output) : ModelSuite(new BatchedSqliteTestEngine(), output);

[Collection(nameof(NothingBeside))]
public sealed class BatchedSqliteLatencyTests(ITestOutputHelper output) : LatencySuite(new BatchedSqliteTestEngine(), output);
