namespace Storage.Core;

/// <summary>What an insert does where a unique value exists already.</summary>
public enum ConflictAction
{
    /// <summary>It fails.</summary>
    Fail,

    /// <summary>It leaves the existing row as it is and affects no row.</summary>
    Ignore,

    /// <summary>It changes the existing row.</summary>
    Update,
}
