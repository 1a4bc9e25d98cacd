using CostTracking.Internal;
using Microsoft.Extensions.AI;
using Storage.Core;

namespace CostTracking;

/// <summary>Takes down each call of the client below it: reserves before it, and records it however it ends. The answer is passed on as it
/// comes, and nothing of its text is kept.</summary>
/// <remarks>
/// It stands nearest to the provider: caches, function invocation and OpenTelemetry go outside of it. Inside, a cache's hits would be billed,
/// and several calls of a function loop would be one row.
/// </remarks>
public sealed class CostTrackingChatClient : DelegatingChatClient
{
    private readonly CostTracker _tracker;
    private readonly CaptureOptions _options;
    private readonly ChatClientMetadata? _metadata;

    /// <summary>Makes the client.</summary>
    /// <param name="innerClient">The client of the provider.</param>
    /// <param name="tracker">Takes the calls down.</param>
    /// <param name="options">How; <see langword="null"/> for the tracker's own.</param>
    /// <exception cref="InvalidOperationException">Calls of the client below are tracked already, so that they would be billed
    /// twice.</exception>
    public CostTrackingChatClient(IChatClient innerClient, CostTracker tracker, CaptureOptions? options = null)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        _tracker = tracker;
        _options = options ?? tracker.Options.Capture;
        _metadata = innerClient.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        ClientOrder.Check(innerClient, tracker.Logger);
    }

    /// <inheritdoc/>
    /// <exception cref="BudgetExceededException">A hard budget has no room for the call; it was not made.</exception>
    /// <exception cref="UnpricedCallException">The call has no price and was not made, since such calls are refused.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = Listed(messages);
        var call = await BeginAsync(sent, options, LabelsOf(options), cancellationToken).ConfigureAwait(false);
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await _tracker.EndKeptAsync(call, new() { Source = UsageSource.Missing, Outcome = OutcomeOf(exception, cancellationToken) }).ConfigureAwait(false);
            throw;
        }

        await _tracker.EndKeptAsync(call, EndOf(response, sent, ModelOf(options))).ConfigureAwait(false);
        return response;
    }

    /// <inheritdoc/>
    /// <exception cref="BudgetExceededException">A hard budget has no room for the call; it was not made.</exception>
    /// <exception cref="UnpricedCallException">The call has no price and was not made, since such calls are refused.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>

        // the labels are those of the moment of the call, not of the loop
        new TrackedStream(this, Listed(messages), options, LabelsOf(options), cancellationToken);

    internal static CallOutcome OutcomeOf(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested ? CallOutcome.Cancelled : CallOutcome.Failed;

    internal ValueTask<TrackedCall> BeginAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CallLabels labels, CancellationToken cancellationToken) =>
        _tracker.BeginAsync(StartOf(messages, ModelOf(options), options, labels), cancellationToken);

    internal UsageSum NewSum(ChatOptions? options) => new(ModelOf(options), _options);

    internal IAsyncEnumerable<ChatResponseUpdate> StreamInner(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        base.GetStreamingResponseAsync(messages, options, cancellationToken);

    internal TimeSpan Elapsed(TrackedCall call) => _tracker.Time.GetElapsedTime(call.StartedTicks!.Value);

    internal async ValueTask SettleAsync(TrackedCall call, UsageSum sum, CallOutcome outcome, TimeSpan? first, IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        await _tracker.EndKeptAsync(call, EndOf(sum, outcome, first, messages, ModelOf(options))).ConfigureAwait(false);

    private static IReadOnlyList<ChatMessage> Listed(IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages as IReadOnlyList<ChatMessage> ?? [.. messages];
    }

    private CallEnd EndOf(ChatResponse response, IReadOnlyList<ChatMessage> sent, string model)
    {
        var remarks = UsageRemarks.None;
        var isReported = response.Usage is not null;
        return new()
        {
            Usage = isReported
                ? UsageReader.Read(response.Usage!, _options, ref remarks)
                : new(TokenEstimate.OfMessages(sent, model, _options), TokenEstimate.OfMessages(response.Messages, model, _options)),
            Source = isReported ? UsageSource.Provider : UsageSource.Estimated,
            Remarks = remarks,
            ResponseId = response.ResponseId,
            ResponseModel = response.ModelId,
        };
    }

    private CallEnd EndOf(UsageSum sum, CallOutcome outcome, TimeSpan? first, IReadOnlyList<ChatMessage> sent, string model)
    {
        var remarks = UsageRemarks.None;
        var isNothing = !sum.HasUsage && first is null && outcome != CallOutcome.Completed;
        return new()
        {
            Usage = sum.HasUsage ? sum.Read(ref remarks) : isNothing ? default : new(TokenEstimate.OfMessages(sent, model, _options), sum.EstimateOutput()),
            Source = sum.HasUsage ? UsageSource.Provider : isNothing ? UsageSource.Missing : outcome == CallOutcome.Completed ? UsageSource.Estimated : UsageSource.Partial,
            Outcome = outcome,
            Remarks = remarks,
            FirstToken = first,
            ResponseId = sum.ResponseId,
            ResponseModel = sum.ResponseModel,
        };
    }

    private CallStart StartOf(IReadOnlyList<ChatMessage> messages, string model, ChatOptions? options, CallLabels labels) => new()
    {
        Provider = _options.Provider ?? _metadata?.ProviderName ?? "unknown",
        Host = _options.Provider is null ? _metadata?.ProviderUri?.Host : null,
        Model = model,
        UserId = labels.UserId,
        SessionId = labels.SessionId ?? options?.ConversationId,
        Tags = labels.Tags,
        Attempt = labels.Attempt,
        AssignName = labels.AssignName,
        RequestType = labels.RequestType,
        Endpoint = _metadata?.ProviderUri?.AbsolutePath ?? "/v1/chat/completions",
        ExpectedInputTokens = _tracker.HasReservations ? TokenEstimate.OfMessages(messages, model, _options) : 0,
        MaxOutputTokens = options?.MaxOutputTokens,
    };

    private CallLabels LabelsOf(ChatOptions? options) => CallLabels.InEffect ?? _options.Labels?.Invoke(options) ?? DefaultLabels;

    private static CallLabels DefaultLabels { get; } = new();

    private string ModelOf(ChatOptions? options) => options?.ModelId ?? _metadata?.DefaultModelId ?? "unknown";
}
