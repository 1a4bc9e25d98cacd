namespace Storage.Generators.Tests;

public enum Huge : ulong
{
    None,
    Storable = long.MaxValue,
    TooLarge = ulong.MaxValue,
}
