using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.MailChoices;

/// <summary>A group that writes to somebody, and what they want of it.</summary>
public sealed record PreferenceRow(string Name, GroupMail Choice);

/// <summary>What somebody chose about their mail, and what there is to choose.</summary>
public sealed record PreferenceScreen(
    MailPreferences Preferences,
    bool IsSilent,
    IReadOnlyList<PreferenceRow> Rows
)
{
    /// <summary>The distribution lists this person left.</summary>
    public IReadOnlyList<LeftList> Left { get; init; } = [];
}

/// <summary>A distribution list that somebody left.</summary>
public sealed record LeftList(DistributionListId Id, string Name);

/// <summary>Loads what somebody may choose. It names groups and nobody: the link may lie in a shared mailbox.</summary>
public sealed class PreferenceScreens(IQuerySession session, TimeProvider clock)
{
    public async Task<PreferenceScreen?> LoadAsync(PersonId person, CancellationToken ct)
    {
        if (await session.LoadAsync<Person>(person.Value, ct) is not { IsErased: false } known)
        {
            return null;
        }

        var preferences =
            await session.LoadAsync<MailPreferences>(person.Value, ct)
            ?? MailPreferences.Usual(person.Value);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var inviting = await InvitingAsync(person, today, ct);
        var groups = await session.Query<Group>().Where(g => !g.IsClosed).ToListAsync(ct);
        return new(
            preferences,
            preferences.IsSilentOn(today),
            [
                .. groups
                    .Where(g => Writes(g, known, preferences, inviting))
                    .OrderBy(g => g.Name, StringComparer.CurrentCulture)
                    .Select(g => new PreferenceRow(g.Name, preferences.Of(new(g.Id)))),
            ]
        )
        {
            Left = await LeftAsync(preferences, ct),
        };
    }

    private async Task<IReadOnlyList<LeftList>> LeftAsync(
        MailPreferences preferences,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. preferences.LeftLists.Select(l => l.Value)];
        return
        [
            .. (await session.LoadManyAsync<DistributionList>(ct, ids))
                .Where(l => !l.IsDeleted)
                .OrderBy(l => l.Name, StringComparer.CurrentCulture)
                .Select(l => new LeftList(new(l.Id), l.Name)),
        ];
    }

    // Members hear of everything, guests of a meeting are reminded of it, coordinators settle objections everywhere.
    private static bool Writes(
        Group group,
        Person person,
        MailPreferences preferences,
        HashSet<Guid> inviting
    ) =>
        group.Concerns(new(person.Id))
        || person.Role is NetworkRole.Coordinator
        || inviting.Contains(group.Id)
        || preferences.Groups.Any(g => g.Group.Value == group.Id);

    private async Task<HashSet<Guid>> InvitingAsync(
        PersonId person,
        DateOnly today,
        CancellationToken ct
    )
    {
        var coming = await session
            .Query<Meeting>()
            .Where(m => m.Status == MeetingStatus.Called && m.When.Day >= today)
            .ToListAsync(ct);
        return [.. coming.Where(m => m.InviteeOf(person) is not null).Select(m => m.Group.Value)];
    }
}
