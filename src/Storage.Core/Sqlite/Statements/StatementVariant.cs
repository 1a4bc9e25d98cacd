namespace Storage.Core.Internal;

/// <summary>The statements that one shape may need.</summary>
internal enum StatementVariant
{
    /// <summary>The shape's own statement.</summary>
    Plain,

    /// <summary>The same, returning each row's key and partition value; a patch also what it has made of its columns.</summary>
    ReturningKey,

    /// <summary>The same, returning whole rows.</summary>
    ReturningRow,

    /// <summary>The keys of the rows that a limited patch is about.</summary>
    SelectKeys,

    /// <summary>The key and partition value of the row that an upsert meets.</summary>
    SelectExisting,
}
