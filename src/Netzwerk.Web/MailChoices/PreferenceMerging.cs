using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.MailChoices;

/// <summary>
/// What somebody who was entered twice wants of mail: the choices of the entry that stays count, and those of the other one
/// where it never chose.
/// </summary>
internal sealed class PreferenceMergeStep(TimeProvider clock) : IMergeStep<PersonId>
{
    /// <summary>Stands among the groups for the pause of all mail.</summary>
    private static readonly Guid Pause = new("00000000-0000-0000-0000-000000000001");

    public string Part => "mail-choices";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var gone = await OfAsync(work, merged.Gone, ct);
        if (gone is null)
        {
            return [];
        }

        var stays = await OfAsync(work, merged.Into, ct);
        var chosen = gone.Groups.Where(g => stays?.Groups.Any(s => s.Group == g.Group) is not true);
        var moved = chosen.ToArray();
        var left = gone.LeftLists.Where(l => stays?.Wants(l) is not false).ToArray();
        var pauses = gone.IsMuted && stays is null;
        await ChooseAsync(
            work,
            merged.Into,
            moved,
            p =>
                [
                    .. left.SelectMany(l =>
                        MailPreferenceDecisions.Decide(p, new StopListMail(l)).Events
                    ),
                    .. pauses ? Mute(p, gone.MutedUntil) : [],
                ],
            ct
        );
        return
        [
            .. moved.Select(m => m.Group.Value),
            .. left.Select(l => l.Value),
            .. pauses ? (Guid[])[Pause] : [],
        ];
    }

    /// <summary>Where the choice is still the one that came along, it goes; the entry that went has kept its own.</summary>
    public async Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        if (
            moved.Count == 0
            || await OfAsync(work, merged.Gone, ct) is not { } gone
            || await OfAsync(work, merged.Into, ct) is not { } now
        )
        {
            return;
        }

        var back = gone
            .Groups.Where(g => moved.Contains(g.Group.Value) && now.Of(g.Group) == g)
            .Select(g => new GroupMail(g.Group, MailPace.AtOnce, Reminders: true))
            .ToArray();
        var isPaused = moved.Contains(Pause) && now.MutedUntil == gone.MutedUntil;
        await ChooseAsync(
            work,
            merged.Into,
            back,
            p =>
                [
                    .. gone
                        .LeftLists.Where(l => moved.Contains(l.Value))
                        .SelectMany(l =>
                            MailPreferenceDecisions.Decide(p, new ResumeListMail(l)).Events
                        ),
                    .. isPaused ? MailPreferenceDecisions.Decide(p, new UnmuteMail()).Events : [],
                ],
            ct
        );
    }

    private IReadOnlyList<MailPreferenceEvent> Mute(MailPreferences p, DateOnly? until) =>
        // A pause that is over is nothing to take along.
        MailPreferenceDecisions
            .Decide(p, new MuteMail(until), Appointment.LocalDay(clock.GetUtcNow()))
            .Events;

    private static async Task ChooseAsync(
        Work work,
        PersonId person,
        GroupMail[] groups,
        Func<MailPreferences, IReadOnlyList<MailPreferenceEvent>> further,
        CancellationToken ct
    ) =>
        await work.AppendAsync<MailPreferences, MailPreferenceEvent>(
            person.Value,
            p =>
            {
                var wishes = p ?? MailPreferences.Usual(person.Value);
                return (MailPreferenceEvent[])
                    [
                        .. MailPreferenceDecisions
                            .Decide(wishes, new ChooseGroupMail(groups))
                            .Events,
                        .. further(wishes),
                    ];
            },
            ct
        );

    private static async Task<MailPreferences?> OfAsync(
        Work work,
        PersonId person,
        CancellationToken ct
    ) => await work.Session.LoadAsync<MailPreferences>(person.Value, ct);
}
