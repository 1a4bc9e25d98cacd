namespace Storage.Predecessor;

/// <summary>The tables of conversations.</summary>
internal static partial class PredecessorSchema
{
    private const string Chat =
        """
        chat_streams: stream_id, create_time float, group_platform?, group_id?, group_name?, last_active_time float, platform,
          user_platform, user_id, user_nickname, user_cardname?, energy_value float?, sleep_pressure float?, focus_energy float?,
          base_interest_energy float?, message_interest_total float?, message_count integer?, action_count integer?, reply_count integer?,
          last_interaction_time float?, consecutive_no_reply integer?, interruption_count integer?, stream_impression_text?,
          stream_chat_style?, stream_topic_keywords?, stream_interest_score float?
        ix: stream_id!, group_id, user_id
        index: idx_chatstreams_stream_id(stream_id), idx_chatstreams_user_id(user_id), idx_chatstreams_group_id(group_id)

        messages: message_id, time float, chat_id, reply_to?, interest_value float?, key_words?, key_words_lite?, is_mentioned boolean?,
          chat_info_stream_id, chat_info_platform, chat_info_user_platform, chat_info_user_id, chat_info_user_nickname,
          chat_info_user_cardname?, chat_info_group_platform?, chat_info_group_id?, chat_info_group_name?, chat_info_create_time float,
          chat_info_last_active_time float, user_platform?, user_id?, user_nickname?, user_cardname?, processed_plain_text?,
          display_message?, memorized_times integer, priority_mode?, priority_info?, additional_config?, is_emoji boolean,
          is_picid boolean, is_command boolean, is_notify boolean, is_public_notice boolean, notice_type varchar(50)?, actions?,
          should_reply boolean?, should_act boolean?
        ix: message_id, chat_id, user_id
        index: idx_messages_message_id(message_id), idx_messages_chat_id(chat_id), idx_messages_time(time), idx_messages_user_id(user_id),
          idx_messages_should_reply(should_reply), idx_messages_should_act(should_act)

        action_records: action_id, time float, action_name, action_data, action_done boolean, action_build_into_prompt boolean,
          action_prompt_display, chat_id, chat_info_stream_id, chat_info_platform
        ix: action_id, chat_id
        index: idx_actionrecords_action_id(action_id), idx_actionrecords_chat_id(chat_id), idx_actionrecords_time(time)

        thinking_logs: chat_id, trigger_text?, response_text?, trigger_info_json?, response_info_json?, timing_results_json?,
          chat_history_json?, chat_history_in_thinking_json?, chat_history_after_response_json?, heartflow_data_json?,
          reasoning_data_json?, created_at datetime
        ix: chat_id
        index: idx_thinkinglog_chat_id(chat_id)
        """;
}
