using System.Text.Json.Serialization;

namespace Storage.AotSmoke;

[JsonSerializable(typeof(string[]))]
public sealed partial class TicketJson : JsonSerializerContext;
