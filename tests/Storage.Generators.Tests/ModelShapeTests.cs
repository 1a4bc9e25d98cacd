namespace Storage.Generators.Tests;

/// <summary>A model that held a symbol would keep a compilation alive; one that could not be compared would never be cached.</summary>
public class ModelShapeTests
{
    private static readonly List<Type> Parts = [.. Reachable(typeof(RowResult), [])];

    [Fact]
    public void The_model_holds_nothing_of_Roslyn() =>
        Parts.Should().OnlyContain(part => !part.FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Fact]
    public void Every_part_of_the_model_is_compared_by_value() =>
        Parts.Where(part => !part.IsEnum).Should().OnlyContain(part => part.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(part)));

    [Fact]
    public void The_walk_reaches_every_model_type()
    {
        var declared = typeof(RowModel).Assembly.GetTypes().Where(type => type.Name.EndsWith("Model", StringComparison.Ordinal));

        Parts.Should().Contain(declared).And.Contain([typeof(StoredType), typeof(DiagnosticInfo), typeof(LocationInfo)]);
    }

    [Fact]
    public void Arrays_are_equal_by_their_items()
    {
        var one = new ImmutableEquatableArray<string>(["a", "b"]);
        var same = new ImmutableEquatableArray<string>(["a", "b"]);
        var other = new ImmutableEquatableArray<string>(["b", "a"]);

        one.Equals(same).Should().BeTrue();
        one.GetHashCode().Should().Be(same.GetHashCode());
        one.Equals(other).Should().BeFalse();
        one.Equals(null).Should().BeFalse();
    }

    private static HashSet<Type> Reachable(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || !type.Assembly.Equals(typeof(RowModel).Assembly))
        {
            return seen;
        }

        const System.Reflection.BindingFlags Instance =
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;
        foreach (var field in type.GetFields(Instance))
        {
            var held = field.FieldType.IsArray ? field.FieldType.GetElementType()! : field.FieldType;
            Reachable(held, seen);
        }

        return seen;
    }
}
