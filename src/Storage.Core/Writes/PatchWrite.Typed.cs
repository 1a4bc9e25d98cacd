namespace Storage.Core;

/// <summary>Changes columns of an entity's rows.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class PatchWrite<T> : PatchWrite
    where T : class, IEntity<T>
{
    internal PatchWrite(PatchShape shape, DbValue[] parameters)
        : base(shape, parameters)
    {
    }

    /// <inheritdoc/>
    public override System.Collections.IList CreateList() => new List<T>();

    /// <inheritdoc/>
    public override object ReadRow<TReader>(ref TReader reader) => T.Read(ref reader);
}
