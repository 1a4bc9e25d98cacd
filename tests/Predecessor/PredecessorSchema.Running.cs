namespace Storage.Predecessor;

/// <summary>The tables of the bot's own running.</summary>
internal static partial class PredecessorSchema
{
    private const string Running =
        """
        llm_usage: model_name, model_assign_name, model_api_provider, user_id, request_type, endpoint, prompt_tokens integer,
          completion_tokens integer, time_cost float?, total_tokens integer, cost float, status, timestamp datetime
        ix: model_name, model_assign_name, model_api_provider, user_id, request_type, timestamp
        index: idx_llmusage_model_name(model_name), idx_llmusage_model_assign_name(model_assign_name),
          idx_llmusage_model_api_provider(model_api_provider), idx_llmusage_time_cost(time_cost), idx_llmusage_user_id(user_id),
          idx_llmusage_request_type(request_type), idx_llmusage_timestamp(timestamp)

        online_time: timestamp, duration integer, start_timestamp datetime, end_timestamp datetime
        ix: end_timestamp
        index: idx_onlinetime_end_timestamp(end_timestamp)

        anti_injection_stats: total_messages integer, detected_injections integer, blocked_messages integer, shielded_messages integer,
          processing_time_total float, total_process_time float, last_process_time float, error_count integer, start_time datetime,
          created_at datetime, updated_at datetime
        index: idx_anti_injection_stats_created_at(created_at), idx_anti_injection_stats_updated_at(updated_at)

        cache_entries: cache_key, cache_value, expires_at float, tool_name, created_at float, last_accessed float, access_count integer
        ix: cache_key!, expires_at, tool_name
        index: idx_cache_entries_key(cache_key), idx_cache_entries_expires_at(expires_at), idx_cache_entries_tool_name(tool_name),
          idx_cache_entries_created_at(created_at)
        """;
}
