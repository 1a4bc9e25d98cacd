using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>Keeps each step of each notice, as it was when it was told.</summary>
public sealed class RecordingObserver : ICommitObserver
{
    private readonly Lock _gate = new();
    private readonly List<(string Step, CommitNotice Notice)> _steps = [];

    public Action<string, CommitNotice>? OnStep { get; init; }

    public IReadOnlyList<(string Step, CommitNotice Notice)> Steps
    {
        get
        {
            lock (_gate)
            {
                return [.. _steps];
            }
        }
    }

    public CommitNotice Last => Steps[^1].Notice;

    public void Committing(CommitNotice notice) => Add(nameof(Committing), notice);

    public void Committed(CommitNotice notice) => Add(nameof(Committed), notice);

    public void RolledBack(CommitNotice notice) => Add(nameof(RolledBack), notice);

    private void Add(string step, CommitNotice notice)
    {
        lock (_gate)
        {
            _steps.Add((step, notice));
        }

        OnStep?.Invoke(step, notice);
    }
}
