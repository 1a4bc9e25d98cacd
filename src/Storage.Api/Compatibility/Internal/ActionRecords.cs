using System.Globalization;
using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>Makes the row of an action.</summary>
internal static class ActionRecords
{
    private const string IdField = "action_id";

    public static DatabaseSave ToSave(ActionInfo action, DateTimeOffset now)
    {
        var id = action.ThinkingId.Length > 0 ? action.ThinkingId : StoredForm.FromTimestamp(now).ToString(CultureInfo.InvariantCulture);
        var stream = action.ChatStream?.StreamId ?? string.Empty;
        return new DatabaseSave(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [IdField] = id,
            ["time"] = UnixTime.FromDateTimeOffset(now),
            ["action_name"] = action.ActionName,
            ["action_data"] = JsonValues.Write(action.ActionData ?? new Dictionary<string, object?>()),
            ["action_done"] = action.ActionDone,
            ["action_build_into_prompt"] = action.ActionBuildIntoPrompt,
            ["action_prompt_display"] = action.ActionPromptDisplay,
            ["chat_id"] = stream,
            ["chat_info_stream_id"] = stream,
            ["chat_info_platform"] = action.ChatStream?.Platform ?? string.Empty,
        })
        {
            KeyField = IdField,
            KeyValue = id,
        };
    }
}
