namespace Storage.Predecessor;

/// <summary>The tables of people and what they may do.</summary>
internal static partial class PredecessorSchema
{
    private const string People =
        """
        person_info: person_id, person_name?, name_reason?, platform, user_id, nickname?, impression?, short_impression?, points?,
          forgotten_points?, info_list?, know_times float?, know_since float?, last_know float?, attitude integer?
        ix: person_id!, user_id
        index: idx_personinfo_person_id(person_id), idx_personinfo_user_id(user_id)

        user_relationships: user_id, user_name?, user_aliases?, relationship_text?, impression_text?, preference_keywords?, key_facts?,
          relationship_score float, relationship_stage?, first_met_time float?, last_impression_update float?, last_updated float,
          created_at datetime
        ix: user_id!
        index: idx_user_relationship_id(user_id), idx_relationship_score(relationship_score), idx_relationship_updated(last_updated),
          idx_relationship_stage(relationship_stage)

        ban_users: platform, user_id, violation_num integer, reason, created_at datetime
        ix: user_id, violation_num
        index: idx_violation_num(violation_num), idx_banuser_user_id(user_id), idx_banuser_platform(platform),
          idx_banuser_platform_user_id(platform user_id)

        permission_nodes: node_name, description, plugin_name, default_granted boolean, created_at datetime
        ix: node_name!, plugin_name
        index: idx_permission_plugin(plugin_name), idx_permission_node(node_name)

        user_permissions: platform, user_id, permission_node, granted boolean, granted_at datetime, granted_by?
        ix: platform, user_id, permission_node
        index: idx_user_platform_id(platform user_id), idx_user_permission(platform user_id permission_node),
          idx_permission_granted(permission_node granted)
        """;
}
