using Storage.Core;

namespace Storage.Generators.Tests;

public static partial class Keywords
{
    [Entity("keywords")]
    public sealed partial record @class([property: Key] string @event, int Map)
    {
        public override string ToString() => "mine";
    }
}
