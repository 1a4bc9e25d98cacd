namespace Storage.Core;

/// <summary>A layer to put into a storage's pipe, as it is kept in the services.</summary>
/// <param name="Layer">Its place; of several in one place the first registered is outermost.</param>
/// <param name="Create">Makes the layer around the next one.</param>
public sealed record PipeLayerRegistration(PipeLayer Layer, Func<IServiceProvider, IStorage, IStorage> Create);
