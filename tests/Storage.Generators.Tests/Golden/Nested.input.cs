using System;
using Storage.Core;

[Entity("global")]
internal sealed partial record GlobalNote([property: Key] long Id);

namespace Demo.@event
{
    public static partial class Outer
    {
        internal partial interface IInner
        {
            partial record struct Deep
            {
                [Entity("deep")]
                private sealed partial record @class
                {
                    [Key] public string Key { get; init; } = "";
                    public int Map { get; init; }
                    public int CreateMap { get; init; }
                    [Obsolete("Use Map.")] public int Old { get; init; }
                }

                [Row]
                private readonly partial record struct Pair(int Left, int Right);
            }
        }
    }
}
