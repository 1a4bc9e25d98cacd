using Storage.Core;

namespace Storage.Api;

/// <content>People and relationships.</content>
public sealed partial class ChatOperations
{
    /// <summary>Finds a person.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="userId">The person's id there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The person; <see langword="null"/> where there is none.</returns>
    public ValueTask<PersonInfo?> GetPersonInfoAsync(string platform, string userId, CancellationToken cancellationToken = default) =>
        _storage.FindAsync(ChatRequests.Person(PersonIdOf(platform, userId)), cancellationToken);

    /// <summary>Finds a person, or makes them.</summary>
    /// <param name="person">The person to make where none has their platform and user id; <see cref="PersonInfo.PersonId"/> may be empty, and
    /// is <see cref="PersonIdOf"/> then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The person as they are stored, and whether this call made them.</returns>
    public ValueTask<GetOrCreated<PersonInfo>> GetOrCreatePersonAsync(PersonInfo person, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var identified = person.PersonId.Length > 0 ? person : person with { PersonId = PersonIdOf(person.Platform, person.UserId) };
        var which = PersonInfo.Columns.PersonId == identified.PersonId;
        return GetOrCreateAsync(identified, which, First(which, ChatCacheTimes.Person), cancellationToken);
    }

    /// <summary>Finds the relationship to a user.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The relationship; <see langword="null"/> where there is none.</returns>
    public ValueTask<UserRelationship?> GetUserRelationshipAsync(string userId, CancellationToken cancellationToken = default) =>
        _storage.FindAsync(ChatRequests.Relationship(userId), cancellationToken);

    /// <summary>Changes the relationship to a user, or begins one, in one step.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="change">What is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The relationship as it is stored; changed or begun by this call.</returns>
    public async ValueTask<GetOrCreated<UserRelationship>> UpdateUserRelationshipAsync(
        string userId, RelationshipChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(change);
        if (double.IsNaN(change.ScoreDelta))
        {
            throw new ArgumentException($"{nameof(change.ScoreDelta)} is not a number.", nameof(change));
        }

        var which = UserRelationship.Columns.UserId == userId;
        var result = await _storage.WriteAsync(
            new WriteUnit(
                Write.InsertUnless(new UserRelationship { UserId = userId, LastUpdated = UnixNow(), CreatedAt = _time.GetUtcNow().DateTime, FirstMetTime = UnixNow() }, which),
                Write.Patch(ToPatch(change), which),
                Write.Patch(Patch<UserRelationship>.Empty.Set(UserRelationship.Columns.RelationshipScore, 1), which & (UserRelationship.Columns.RelationshipScore > 1)),
                Write.Patch(Patch<UserRelationship>.Empty.Set(UserRelationship.Columns.RelationshipScore, 0), which & (UserRelationship.Columns.RelationshipScore < 0)),
                Write.Patch(Patch<UserRelationship>.Empty.Set(UserRelationship.Columns.LastUpdated, UnixNow()), which, returnRows: true)),
            cancellationToken).ConfigureAwait(false);
        return new(result.Statements[^1].Rows<UserRelationship>()[0], result.Statements[0].RowsAffected > 0);
    }

    private static Patch<UserRelationship> ToPatch(RelationshipChange change)
    {
        var patch = Patch<UserRelationship>.Empty.Add(UserRelationship.Columns.RelationshipScore, change.ScoreDelta);
        patch = SetGiven(patch, UserRelationship.Columns.UserName, change.UserName);
        patch = SetGiven(patch, UserRelationship.Columns.RelationshipStage, change.Stage);
        patch = SetGiven(patch, UserRelationship.Columns.RelationshipText, change.RelationshipText);
        patch = SetGiven(patch, UserRelationship.Columns.ImpressionText, change.ImpressionText);
        patch = SetGiven(patch, UserRelationship.Columns.PreferenceKeywords, change.PreferenceKeywords);
        return SetGiven(patch, UserRelationship.Columns.KeyFacts, change.KeyFacts);
    }

    private static Patch<UserRelationship> SetGiven(Patch<UserRelationship> patch, Column<UserRelationship, string?> column, string? value) =>
        value is null ? patch : patch.Set(column, value);
}
