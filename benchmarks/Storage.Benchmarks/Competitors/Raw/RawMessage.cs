using SQLitePCL;
using Storage.Core;

namespace Storage.Benchmarks;

internal sealed class RawMessage : IRawCode<Message>
{
    public static Message Read(sqlite3_stmt statement) => new()
    {
        Id = statement.Integer(0),
        MessageId = statement.Text(1),
        Time = statement.Real(2),
        ChatId = statement.Text(3),
        ReplyTo = statement.TextOrNull(4),
        InterestValue = statement.RealOrNull(5),
        KeyWords = statement.TextOrNull(6),
        KeyWordsLite = statement.TextOrNull(7),
        IsMentioned = statement.BooleanOrNull(8),
        ChatInfoStreamId = statement.Text(9),
        ChatInfoPlatform = statement.Text(10),
        ChatInfoUserPlatform = statement.Text(11),
        ChatInfoUserId = statement.Text(12),
        ChatInfoUserNickname = statement.Text(13),
        ChatInfoUserCardname = statement.TextOrNull(14),
        ChatInfoGroupPlatform = statement.TextOrNull(15),
        ChatInfoGroupId = statement.TextOrNull(16),
        ChatInfoGroupName = statement.TextOrNull(17),
        ChatInfoCreateTime = statement.Real(18),
        ChatInfoLastActiveTime = statement.Real(19),
        UserPlatform = statement.TextOrNull(20),
        UserId = statement.TextOrNull(21),
        UserNickname = statement.TextOrNull(22),
        UserCardname = statement.TextOrNull(23),
        ProcessedPlainText = statement.TextOrNull(24),
        DisplayMessage = statement.TextOrNull(25),
        MemorizedTimes = statement.Integer(26),
        PriorityMode = statement.TextOrNull(27),
        PriorityInfo = statement.TextOrNull(28),
        AdditionalConfig = statement.TextOrNull(29),
        IsEmoji = statement.Boolean(30),
        IsPicid = statement.Boolean(31),
        IsCommand = statement.Boolean(32),
        IsNotify = statement.Boolean(33),
        IsPublicNotice = statement.Boolean(34),
        NoticeType = statement.TextOrNull(35),
        Actions = statement.TextOrNull(36),
        ShouldReply = statement.BooleanOrNull(37),
        ShouldAct = statement.BooleanOrNull(38),
    };

    public static void Bind(sqlite3_stmt statement, Message row)
    {
        statement.Set(1, row.MessageId);
        statement.Set(2, row.Time);
        statement.Set(3, row.ChatId);
        statement.Set(4, row.ReplyTo);
        statement.Set(5, row.InterestValue);
        statement.Set(6, row.KeyWords);
        statement.Set(7, row.KeyWordsLite);
        statement.Set(8, row.IsMentioned);
        statement.Set(9, row.ChatInfoStreamId);
        statement.Set(10, row.ChatInfoPlatform);
        statement.Set(11, row.ChatInfoUserPlatform);
        statement.Set(12, row.ChatInfoUserId);
        statement.Set(13, row.ChatInfoUserNickname);
        statement.Set(14, row.ChatInfoUserCardname);
        statement.Set(15, row.ChatInfoGroupPlatform);
        statement.Set(16, row.ChatInfoGroupId);
        statement.Set(17, row.ChatInfoGroupName);
        statement.Set(18, row.ChatInfoCreateTime);
        statement.Set(19, row.ChatInfoLastActiveTime);
        statement.Set(20, row.UserPlatform);
        statement.Set(21, row.UserId);
        statement.Set(22, row.UserNickname);
        statement.Set(23, row.UserCardname);
        statement.Set(24, row.ProcessedPlainText);
        statement.Set(25, row.DisplayMessage);
        statement.Set(26, row.MemorizedTimes);
        statement.Set(27, row.PriorityMode);
        statement.Set(28, row.PriorityInfo);
        statement.Set(29, row.AdditionalConfig);
        statement.Set(30, row.IsEmoji);
        statement.Set(31, row.IsPicid);
        statement.Set(32, row.IsCommand);
        statement.Set(33, row.IsNotify);
        statement.Set(34, row.IsPublicNotice);
        statement.Set(35, row.NoticeType);
        statement.Set(36, row.Actions);
        statement.Set(37, row.ShouldReply);
        statement.Set(38, row.ShouldAct);
    }
}
