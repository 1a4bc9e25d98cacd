using System.Reflection;
using Xunit.Sdk;

namespace Storage.Api.Tests;

/// <summary>Runs a test on the engine, behind a layer, in a session and in a nested one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDoorAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<Door>().Select(door => new object[] { door });
}
