using System.Reflection;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace Storage.ArchitectureTests;

public sealed class TypeTests
{
    // open on purpose: bases that are there to be derived from
    private static readonly Type[] OpenTypes = [typeof(DelegatingStorage), typeof(StorageException), typeof(RowMap)];

    // apart on purpose: who writes new code is not to meet the predecessor's calls
    private static readonly string[] SecondNamespaces = ["Storage.Api.Compatibility"];

    // extensions stand where the builder that they extend is found
    private static readonly string[] BuildersNamespaces = ["Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.AI"];

    [Fact]
    public void A_class_is_sealed_abstract_or_a_known_base()
    {
        var open = Suite.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Except(OpenTypes);

        open.Should().BeEmpty();
    }

    [Fact]
    public void An_options_class_with_settable_properties_has_a_validator()
    {
        var options = Suite.Types.Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetProperties().Any(IsSettable)).ToList();
        var validated = Suite.Types.SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
            .Select(face => face.GetGenericArguments()[0]);

        options.Should().NotBeEmpty();
        options.Should().BeSubsetOf(validated);
    }

    [Fact]
    public void No_type_is_called_Storage_which_would_break_name_lookup_in_the_namespace()
    {
        Suite.Types.Select(type => type.Name).Should().NotContain("Storage");
    }

    [Fact]
    public void A_namespace_is_the_package_its_internals_or_the_container_extensions()
    {
        foreach (var assembly in Suite.Assemblies)
        {
            var name = assembly.GetName().Name!;
            var namespaces = assembly.GetTypes().Where(type => type.IsPublic).Select(type => type.Namespace).Distinct();

            namespaces.Should().BeSubsetOf([name, .. SecondNamespaces, .. BuildersNamespaces]);
        }
    }

    [Fact]
    public void Async_methods_take_a_cancellation_token_last()
    {
        var offenders = Suite.Types.Where(type => type.IsPublic)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.DeclaringType!.Assembly != typeof(object).Assembly && method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))
                && method.GetParameters()[^1].ParameterType != typeof(CancellationToken));

        offenders.Should().BeEmpty();
    }

    [Fact]
    public void The_engines_internals_do_not_know_the_chat_entities()
    {
        var internals = Suite.Assemblies[0].GetTypes().Where(type => type.Namespace == "Storage.Core.Internal");
        var chat = ChatModel.Maps.Select(map => map.EntityType).ToHashSet();

        internals.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Should().NotContain(field => chat.Contains(field.FieldType));
    }

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
}
