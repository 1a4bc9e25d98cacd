namespace Storage.Predecessor;

/// <summary>The tables of what the bot knows, likes and plans.</summary>
internal static partial class PredecessorSchema
{
    private const string Mind =
        """
        memory: memory_id, chat_id?, memory_text?, keywords?, create_time float?, last_view_time float?
        ix: memory_id
        index: idx_memory_memory_id(memory_id)

        graph_nodes: concept, memory_items, hash, weight float, created_time float, last_modified float
        ix: concept!
        index: idx_graphnodes_concept(concept)

        graph_edges: source, target, strength integer, hash, created_time float, last_modified float
        ix: source, target
        index: idx_graphedges_source(source), idx_graphedges_target(target)

        expression: situation, style, count float, last_active_time float, chat_id, type, create_date float?
        ix: chat_id
        index: idx_expression_chat_id(chat_id)

        bot_personality_interests: personality_id, personality_description, interest_tags, embedding_model, version integer,
          last_updated datetime
        ix: personality_id, last_updated
        index: idx_botpersonality_personality_id(personality_id), idx_botpersonality_version(version),
          idx_botpersonality_last_updated(last_updated)

        schedule: date, schedule_data, created_at datetime, updated_at datetime
        ix: date!
        index: idx_schedule_date(date)

        monthly_plans: plan_text, target_month varchar(7), status, usage_count integer, last_used_date varchar(10)?, created_at datetime,
          is_deleted boolean
        ix: target_month, status, last_used_date, is_deleted
        index: idx_monthlyplan_target_month_status(target_month status), idx_monthlyplan_last_used_date(last_used_date),
          idx_monthlyplan_usage_count(usage_count)

        maizone_schedule_status: datetime_hour, activity, is_processed boolean, processed_at datetime?, story_content?,
          send_success boolean, created_at datetime, updated_at datetime
        ix: datetime_hour!
        index: idx_maizone_datetime_hour(datetime_hour), idx_maizone_is_processed(is_processed)
        """;
}
