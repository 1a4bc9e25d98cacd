namespace Storage.Optimization.Internal;

/// <content>How much may be accepted, and who waits for room.</content>
internal sealed partial class WriteQueue
{
    private readonly LinkedList<RoomRequest> _forRoom = new();
    private int _parts;
    private long _rows;
    private long _bytes;

    private bool HasRoomFor(WriteSize size) =>
        _parts == 0 || (_rows + size.Rows <= _options.MaxPendingRows && _bytes + size.Bytes <= _options.MaxPendingBytes);

    private void Release(PendingWrite write)
    {
        _parts -= write.Count;
        _rows -= write.Size.Rows;
        _bytes -= write.Size.Bytes;
    }

    // in the order of asking, so that no caller's writes change places
    private void GiveRoom()
    {
        while (_forRoom.First is { } first && HasRoomFor(first.Value.Part.Size))
        {
            _forRoom.RemoveFirst();
            if (_sizer.IsDegraded)
            {
                // its caller writes it through
                first.Value.Given.TrySetResult();
                continue;
            }

            first.Value.Part.AcceptedAt = _time.GetTimestamp();
            Accept(first.Value.Table, first.Value.Part, first.Value.Address);
            first.Value.Given.TrySetResult();
        }
    }

    private async ValueTask WaitForRoomAsync(LinkedListNode<RoomRequest> waiting, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Leave(waiting, token), null).ConfigureAwait(false);
        await waiting.Value.Given.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<RoomRequest> waiting, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiting.List is null)
            {
                return;
            }

            _forRoom.Remove(waiting);
        }

        waiting.Value.Given.TrySetCanceled(cancellationToken);
    }
}
