using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

/// <content>Writes: what they answer, and the rows that they leave.</content>
internal static partial class FacadeContract
{
    private static IEnumerable<FacadeCase> Writes() =>
    [
        new("create answers the row", Create(), "row m9") { Left = AllRows + " m9" },
        new("create takes null", Create(("user_id", null), ("display_message", "hello")), "row m9") { Left = AllRows + " m9*" },
        new("update meets every match", Update(Is("chat_id", "a")), "3") { Left = "m1* m2* m3* m4 m5 m6 m7 m8" },
        new("update by operators", Update(Is("time", "$gte", 60)), "3") { Left = "m1 m2 m3 m4 m5 m6* m7* m8*" },
        new("update by fields", Update(Facade.Fields(("chat_id", "b"), ("user_id", null))), "1") { Left = "m1 m2 m3 m4 m5* m6 m7 m8" },
        new("update by a list", Update(Is("message_id", "$in", new[] { "m1", "m8" })), "2") { Left = "m1* m2 m3 m4 m5 m6 m7 m8*" },
        new("update of nothing", Update(Is("chat_id", "z")), "0"),
        new("update of every row", Update(null) with { AllRows = true }, "8") { Left = "m1* m2* m3* m4* m5* m6* m7* m8*" },
        new("update of every row with empty filters", Update([]) with { AllRows = true }, "8") { Left = "m1* m2* m3* m4* m5* m6* m7* m8*" },
        new("update of all keeps filters", Update(Is("chat_id", "c")) with { AllRows = true }, "2") { Left = "m1 m2 m3 m4 m5 m6 m7* m8*" },
        new("update counts rows that it leaves as they were", Update(Is("chat_id", "c"), "chat_id", "c"), "2"),
        new("update of a table without rows", Update(null, "keywords") with { AllRows = true }, "0") { Model = Empty },
        new("delete meets every match", Delete(Is("chat_id", "a")), "3") { Left = "m4 m5 m6 m7 m8" },
        new("delete by operators", Delete(Is("time", "$lt", 70)), "6") { Left = "m7 m8" },
        new("delete of null rows", Delete(Is("user_id", null)), "2") { Left = "m1 m2 m4 m6 m7 m8" },
        new("delete of nothing", Delete(Is("chat_id", "$in", Array.Empty<string>())), "0"),
        new("delete of every row", Delete(null) with { AllRows = true }, "8") { Left = string.Empty },
        new("delete of every row with empty filters", Delete([]) with { AllRows = true }, "8") { Left = string.Empty },
        new("delete of all keeps filters", Delete(Is("chat_id", "b")) with { AllRows = true }, "3") { Left = "m1 m2 m3 m7 m8" },
        new("delete of a table without rows", Delete(null) with { AllRows = true }, "0") { Model = Empty },
    ];
}
