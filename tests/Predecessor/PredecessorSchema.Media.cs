namespace Storage.Predecessor;

/// <summary>The tables of pictures and films.</summary>
internal static partial class PredecessorSchema
{
    private const string Media =
        """
        emoji: full_path, format, emoji_hash, description, query_count integer, is_registered boolean, is_banned boolean, emotion?,
          record_time float, register_time float?, usage_count integer, last_used_time float?
        ix: full_path!, emoji_hash
        index: idx_emoji_full_path(full_path), idx_emoji_hash(emoji_hash)

        images: image_id, emoji_hash, description?, path, count integer, timestamp float, type, vlm_processed boolean
        unique: path
        ix: emoji_hash
        index: idx_images_emoji_hash(emoji_hash), idx_images_path(path)

        image_descriptions: type, image_description_hash, description, timestamp float
        ix: image_description_hash
        index: idx_imagedesc_hash(image_description_hash)

        videos: video_id, video_hash, description?, count integer, timestamp float, vlm_processed boolean, duration float?,
          frame_count integer?, fps float?, resolution?, file_size integer?
        ix: video_hash!
        index: idx_videos_video_hash(video_hash), idx_videos_timestamp(timestamp)
        """;
}
