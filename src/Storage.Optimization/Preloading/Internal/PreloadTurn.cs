namespace Storage.Optimization.Internal;

/// <summary>A background load's turn: from when it may read until it has read. Meanwhile it holds one of the engine's readers at most, as it reads
/// one step after the other.</summary>
internal readonly struct PreloadTurn(PreloadPace pace) : IDisposable
{
    // the turn of who need not wait for one is empty
    public void Dispose() => pace?.EndTurn();
}
