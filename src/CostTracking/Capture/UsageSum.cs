using System.Text;
using Microsoft.Extensions.AI;

namespace CostTracking.Internal;

/// <summary>Follows a streamed answer: adds up the usage, and counts what comes without keeping it.</summary>
internal sealed class UsageSum(string model, CaptureOptions options)
{
    private UsageDetails? _sum;
    private UsageDetails? _last;
    private long _bytes;
    private long _tokens;
    private bool _isRising = true;
    private int _reports;

    public bool HasUsage => _sum is not null;

    public string? ResponseId { get; private set; }

    public string? ResponseModel { get; private set; }

    public void Add(ChatResponseUpdate update)
    {
        ResponseId ??= update.ResponseId;
        ResponseModel ??= update.ModelId;
        var contents = update.Contents;
        for (var i = 0; i < contents.Count; i++)
        {
            Add(contents[i]);
        }
    }

    public TokenUsage Read(ref UsageRemarks remarks)
    {
        // the contract is that each report is what came since the last one; numbers that never fall are totals of an adapter that breaks it
        if (_reports > 1 && _isRising)
        {
            remarks |= UsageRemarks.Cumulative;
        }

        return UsageReader.Read(_sum!, options, ref remarks);
    }

    public long EstimateOutput() => options.CountTokens is null ? TokenEstimate.OfBytes(_bytes) : _tokens;

    private void Add(AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                Count(text.Text);
                break;
            case TextReasoningContent thought:
                Count(thought.Text);
                break;
            case FunctionCallContent call:
                Count(call.Name);
                _bytes += TokenEstimate.BytesOf(call.Arguments);
                break;
            case UsageContent usage:
                Add(usage.Details);
                break;
        }
    }

    private void Count(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (options.CountTokens is { } count)
        {
            _tokens += count(model, text);
        }
        else
        {
            _bytes += Encoding.UTF8.GetByteCount(text);
        }
    }

    private void Add(UsageDetails details)
    {
        _reports++;

        // deltas of one call hold its input once; an input that comes again and output that never falls are running totals
        _isRising &= _last is null
            || (details.InputTokenCount > 0
                && details.InputTokenCount >= _last.InputTokenCount
                && (details.OutputTokenCount ?? 0) >= (_last.OutputTokenCount ?? 0));
        _last = details;
        (_sum ??= new UsageDetails()).Add(details);
    }
}
