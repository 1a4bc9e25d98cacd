using Storage.Core;

namespace Storage.ConformanceTests;

[Row]
public readonly partial record struct NoteHead(string NoteId, double Time);
