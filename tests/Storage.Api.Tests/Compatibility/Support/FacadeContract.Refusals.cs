using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <content>What is refused, and which words say so. Every row is left as it was.</content>
internal static partial class FacadeContract
{
    private static IEnumerable<FacadeCase> Names() =>
    [
        Refused("an unknown model", new DatabaseQuery(), "*'Mesages'*Near: Messages*") with { Model = "Mesages" },
        Refused("a model in other letters", new DatabaseQuery(), "*'messages'*Near: Messages*") with { Model = "messages" },
        Refused("a model that is like none", new DatabaseQuery(), "*Known: *Messages*Schedule*") with { Model = "xyzzyxyzzy" },
        Refused("a model by its table", new DatabaseQuery(), "*ChatStreams*") with { Model = "chat_streams" },
        Refused("an unknown query type", new DatabaseQuery { QueryType = "gett" }, "*query type 'gett'*Near: get*"),
        Refused("a query type in other letters", new DatabaseQuery { QueryType = "DELETE" }, "*'DELETE'*delete*"),
        Refused("no query type", new DatabaseQuery { QueryType = null! }, "*query type*"),
        Refused("an unknown field", Is("chatid", "a"), "*column of 'Messages' 'chatid'*Near: chat_id*"),
        Refused("a field in other letters", Is("Chat_Id", "a"), "*'Chat_Id'*Near: chat_id*"),
        Refused("a field by its property", Is("ChatId", "a"), "*'ChatId'*Near: chat_id*"),
        Refused("a field that is like none", Is("xyzzyxyzzy", "a"), "*Known: *chat_id*"),
        Refused("a known field beside an unknown", Facade.Fields(("chat_id", "a"), ("usr_id", "u1")), "*'usr_id'*user_id*"),
        Refused("an unknown field in a count", Count(Is("tiem", 1)), "*'tiem'*Near: time*"),
        Refused("an unknown field in an update's filters", Update(Is("tiem", 1)), "*'tiem'*Near: time*"),
        Refused("an unknown field in a delete's filters", Delete(Is("tiem", 1)), "*'tiem'*Near: time*"),
        Refused("an unknown field in an update's data", Update(Is("chat_id", "a"), "display_mesage"), "*_mesage'*Near: display_message*"),
        Refused("an unknown field in a create's data", Create(("reply", "m1")), "*'reply'*reply_to*"),
        Refused("an unknown operator", Is("time", "$gte=", 1), "*operator on 'time' '$gte='*Near: *$gte*"),
        Refused("an operator without its sign", Is("time", "gt", 1), "*'gt'*$gt*"),
        Refused("an operator that never was", Is("chat_id", "$like", "a%"), "*'$like'*"),
        Refused("a known operator beside an unknown", Is("time", Facade.Fields(("$gt", 1), ("$betwen", 2))), "*'$betwen'*Known: *$gt*"),
        Refused("no operator", Is("time", new Dictionary<string, object?>()), "*'time'*no operator*$gt*"),
        Refused("an unknown order field", new DatabaseQuery { OrderBy = ["tme"] }, "*'tme'*Near: time*"),
        Refused("an unknown order field, the largest first", new DatabaseQuery { OrderBy = ["-tme"] }, "*'tme'*Near: time*"),
        Refused("a known order field beside an unknown", new DatabaseQuery { OrderBy = ["time", "chat-id"] }, "*'chat-id'*Near: chat_id*"),
        Refused("an order field with two signs", new DatabaseQuery { OrderBy = ["--time"] }, "*'-time'*time*"),
        Refused("an empty order field", new DatabaseQuery { OrderBy = [""] }, "*''*"),
        Refused("an order field of null", new DatabaseQuery { OrderBy = [null!] }, "*"),
        Refused("an unknown field of a table without rows", Is("memory", "x"), "*'memory'*memory_id*") with { Model = Empty },
    ];

    private static IEnumerable<FacadeCase> Options() =>
    [
        Refused("update without filters", Update(null), "*update*no filters*AllRows*"),
        Refused("update with empty filters", Update([]), "*update*no filters*AllRows*"),
        Refused("delete without filters", Delete(null), "*delete*no filters*AllRows*"),
        Refused("delete with empty filters", Delete([]), "*delete*no filters*AllRows*"),
        Refused("delete without filters of a table without rows", Delete(null), "*AllRows*") with { Model = Empty },
        Refused("create without data", new DatabaseQuery { QueryType = "create" }, "*create*needs data*"),
        Refused("create with empty data", Facade.Create([]), "*create*needs data*"),
        Refused("update without data", Update(Is("chat_id", "a")) with { Data = null }, "*update*needs data*"),
        Refused("update with empty data", Update(Is("chat_id", "a")) with { Data = Facade.Fields() }, "*update*needs data*"),
        Refused("get with data", new DatabaseQuery { Data = Is("chat_id", "a") }, "*Data*get*"),
        Refused("count with data", Count(null) with { Data = Is("chat_id", "a") }, "*Data*count*"),
        Refused("delete with data", Delete(Is("chat_id", "a")) with { Data = Is("chat_id", "b") }, "*Data*delete*"),
        Refused("create with filters", Create() with { Filters = Is("chat_id", "a") }, "*Filters*create*"),
        Refused("count with a limit", Count(null) with { Limit = 3 }, "*Limit*count*"),
        Refused("update with a limit", Update(Is("chat_id", "a")) with { Limit = 1 }, "*Limit*update*"),
        Refused("delete with a limit", Delete(Is("chat_id", "a")) with { Limit = 1 }, "*Limit*delete*"),
        Refused("create with an order", Create() with { OrderBy = ["time"] }, "*OrderBy*create*"),
        Refused("delete with an order", Delete(Is("chat_id", "a")) with { OrderBy = ["time"] }, "*OrderBy*delete*"),
        Refused("count of a single result", Count(null) with { SingleResult = true }, "*SingleResult*count*"),
        Refused("update of a single result", Update(Is("chat_id", "a")) with { SingleResult = true }, "*SingleResult*update*"),
        Refused("get of all rows, as if it were a change", new DatabaseQuery { AllRows = true }, "*AllRows*get*"),
        Refused("create of all rows", Create() with { AllRows = true }, "*AllRows*create*"),
    ];

    private static IEnumerable<FacadeCase> Values() =>
    [
        Refused("a text for a real number", Is("time", "10"), "*'time'*Real*String*"),
        Refused("a truth value for a real number", Is("time", true), "*'time'*Real*Boolean*"),
        Refused("not a number", Is("time", double.NaN), "*'time'*"),
        Refused("a real number for a whole one", Is("memorized_times", 1.5), "*'memorized_times'*Integer*Double*"),
        Refused("a number beyond 64 bits", Is("memorized_times", "$gt", ulong.MaxValue), "*'memorized_times'*"),
        Refused("a text for a truth value", Is("is_mentioned", "true"), "*'is_mentioned'*Boolean*String*"),
        Refused("2 for a truth value", Is("is_mentioned", 2), "*'is_mentioned'*"),
        Refused("a date for a text", Is("chat_id", new DateTime(2025, 11, 7)), "*'chat_id'*Text*DateTime*"),
        Refused("half a surrogate pair", Is("chat_id", "\uD83D"), "*'chat_id'*surrogate*"),
        Refused("a list as a value", Is("chat_id", new[] { "a", "b" }), "*'chat_id'*"),
        Refused("a wrong value in a list", Is("time", "$in", new object[] { 10, "20" }), "*'time'*Real*String*"),
        Refused("$in of one value", Is("time", "$in", 10), "*$in*'time'*list*"),
        Refused("$in of a text", Is("chat_id", "$in", "abc"), "*$in*'chat_id'*list*"),
        Refused("$nin of null", Is("chat_id", "$nin", null), "*$nin*'chat_id'*list*"),
        Refused("$gt null", Is("time", "$gt", null), "*'time'*null*"),
        Refused("$lte null", Is("user_id", "$lte", null), "*'user_id'*null*"),
        Refused("create without what has no default", Facade.Create(Is("message_id", "m9")), "*needs*time*chat_id*chat_info_user_id*"),
        Refused("create with null for what takes none", Create(("chat_id", null)), "*'Messages'*no null*chat_id*"),
        Refused("create with a wrong value", Create(("is_emoji", "yes")), "*'is_emoji'*Boolean*String*"),
        Refused("update with a wrong value", Update(Is("chat_id", "a"), "interest_value", "much"), "*'interest_value'*Real*String*"),
        Refused("update to null of a required field", Update(Is("chat_id", "a")) with { Data = Is("chat_id", null) }, "*'chat_id'*null*"),
        Refused("update of the key", Update(Is("chat_id", "a"), "id", 99), "*'id'*"),
    ];
}
