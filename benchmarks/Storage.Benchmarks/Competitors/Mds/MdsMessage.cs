using Microsoft.Data.Sqlite;
using Storage.Core;

namespace Storage.Benchmarks;

internal sealed class MdsMessage : IMdsCode<Message>
{
    public static Message Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        MessageId = reader.GetString(1),
        Time = reader.GetDouble(2),
        ChatId = reader.GetString(3),
        ReplyTo = reader.IsDBNull(4) ? null : reader.GetString(4),
        InterestValue = reader.IsDBNull(5) ? null : reader.GetDouble(5),
        KeyWords = reader.IsDBNull(6) ? null : reader.GetString(6),
        KeyWordsLite = reader.IsDBNull(7) ? null : reader.GetString(7),
        IsMentioned = reader.IsDBNull(8) ? null : reader.GetBoolean(8),
        ChatInfoStreamId = reader.GetString(9),
        ChatInfoPlatform = reader.GetString(10),
        ChatInfoUserPlatform = reader.GetString(11),
        ChatInfoUserId = reader.GetString(12),
        ChatInfoUserNickname = reader.GetString(13),
        ChatInfoUserCardname = reader.IsDBNull(14) ? null : reader.GetString(14),
        ChatInfoGroupPlatform = reader.IsDBNull(15) ? null : reader.GetString(15),
        ChatInfoGroupId = reader.IsDBNull(16) ? null : reader.GetString(16),
        ChatInfoGroupName = reader.IsDBNull(17) ? null : reader.GetString(17),
        ChatInfoCreateTime = reader.GetDouble(18),
        ChatInfoLastActiveTime = reader.GetDouble(19),
        UserPlatform = reader.IsDBNull(20) ? null : reader.GetString(20),
        UserId = reader.IsDBNull(21) ? null : reader.GetString(21),
        UserNickname = reader.IsDBNull(22) ? null : reader.GetString(22),
        UserCardname = reader.IsDBNull(23) ? null : reader.GetString(23),
        ProcessedPlainText = reader.IsDBNull(24) ? null : reader.GetString(24),
        DisplayMessage = reader.IsDBNull(25) ? null : reader.GetString(25),
        MemorizedTimes = reader.GetInt64(26),
        PriorityMode = reader.IsDBNull(27) ? null : reader.GetString(27),
        PriorityInfo = reader.IsDBNull(28) ? null : reader.GetString(28),
        AdditionalConfig = reader.IsDBNull(29) ? null : reader.GetString(29),
        IsEmoji = reader.GetBoolean(30),
        IsPicid = reader.GetBoolean(31),
        IsCommand = reader.GetBoolean(32),
        IsNotify = reader.GetBoolean(33),
        IsPublicNotice = reader.GetBoolean(34),
        NoticeType = reader.IsDBNull(35) ? null : reader.GetString(35),
        Actions = reader.IsDBNull(36) ? null : reader.GetString(36),
        ShouldReply = reader.IsDBNull(37) ? null : reader.GetBoolean(37),
        ShouldAct = reader.IsDBNull(38) ? null : reader.GetBoolean(38),
    };

    public static void Bind(SqliteParameterCollection parameters, Message row)
    {
        parameters[0].Value = row.MessageId;
        parameters[1].Value = row.Time;
        parameters[2].Value = row.ChatId;
        parameters[3].Value = (object?)row.ReplyTo ?? DBNull.Value;
        parameters[4].Value = (object?)row.InterestValue ?? DBNull.Value;
        parameters[5].Value = (object?)row.KeyWords ?? DBNull.Value;
        parameters[6].Value = (object?)row.KeyWordsLite ?? DBNull.Value;
        parameters[7].Value = (object?)row.IsMentioned ?? DBNull.Value;
        parameters[8].Value = row.ChatInfoStreamId;
        parameters[9].Value = row.ChatInfoPlatform;
        parameters[10].Value = row.ChatInfoUserPlatform;
        parameters[11].Value = row.ChatInfoUserId;
        parameters[12].Value = row.ChatInfoUserNickname;
        parameters[13].Value = (object?)row.ChatInfoUserCardname ?? DBNull.Value;
        parameters[14].Value = (object?)row.ChatInfoGroupPlatform ?? DBNull.Value;
        parameters[15].Value = (object?)row.ChatInfoGroupId ?? DBNull.Value;
        parameters[16].Value = (object?)row.ChatInfoGroupName ?? DBNull.Value;
        parameters[17].Value = row.ChatInfoCreateTime;
        parameters[18].Value = row.ChatInfoLastActiveTime;
        parameters[19].Value = (object?)row.UserPlatform ?? DBNull.Value;
        parameters[20].Value = (object?)row.UserId ?? DBNull.Value;
        parameters[21].Value = (object?)row.UserNickname ?? DBNull.Value;
        parameters[22].Value = (object?)row.UserCardname ?? DBNull.Value;
        parameters[23].Value = (object?)row.ProcessedPlainText ?? DBNull.Value;
        parameters[24].Value = (object?)row.DisplayMessage ?? DBNull.Value;
        parameters[25].Value = row.MemorizedTimes;
        parameters[26].Value = (object?)row.PriorityMode ?? DBNull.Value;
        parameters[27].Value = (object?)row.PriorityInfo ?? DBNull.Value;
        parameters[28].Value = (object?)row.AdditionalConfig ?? DBNull.Value;
        parameters[29].Value = row.IsEmoji;
        parameters[30].Value = row.IsPicid;
        parameters[31].Value = row.IsCommand;
        parameters[32].Value = row.IsNotify;
        parameters[33].Value = row.IsPublicNotice;
        parameters[34].Value = (object?)row.NoticeType ?? DBNull.Value;
        parameters[35].Value = (object?)row.Actions ?? DBNull.Value;
        parameters[36].Value = (object?)row.ShouldReply ?? DBNull.Value;
        parameters[37].Value = (object?)row.ShouldAct ?? DBNull.Value;
    }
}
