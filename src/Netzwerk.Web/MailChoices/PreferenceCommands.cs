using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.MailChoices;

/// <summary>
/// Changes what mail somebody gets. Only the person does so: signed in, or by a link of a mail to them. Whoever asks is
/// the one it is about, so there is nothing else to allow.
/// </summary>
public sealed class PreferenceCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> ChooseAsync(
        Originator by,
        IReadOnlyList<GroupMail> groups,
        CancellationToken ct
    ) => ChangeAsync(by, p => MailPreferenceDecisions.Decide(p, new ChooseGroupMail(groups)), ct);

    public Task<CommandResult> MuteAsync(Originator by, DateOnly? until, CancellationToken ct)
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        return ChangeAsync(
            by,
            p => MailPreferenceDecisions.Decide(p, new MuteMail(until), today),
            ct
        );
    }

    public Task<CommandResult> UnmuteAsync(Originator by, CancellationToken ct) =>
        ChangeAsync(by, p => MailPreferenceDecisions.Decide(p, new UnmuteMail()), ct);

    /// <summary>What the link in the head of a mail ends. Asked twice it changes nothing.</summary>
    public Task<CommandResult> UnsubscribeAsync(LinkGrant link, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(link);
        var by = new Originator(new PersonId(link.Person), Channel.SignedLink);
        return ChangeAsync(by, p => Ended(p, link), ct);
    }

    /// <summary>Who left a distribution list wants its circulars after all.</summary>
    public Task<CommandResult> ResumeListAsync(
        Originator by,
        DistributionListId list,
        CancellationToken ct
    ) => ChangeAsync(by, p => MailPreferenceDecisions.Decide(p, new ResumeListMail(list)), ct);

    /// <summary>The same by a mail, in the work that notes the mail as handled. False when it was ended before.</summary>
    public static async Task<bool> UnsubscribeByMailAsync(
        Work work,
        LinkGrant link,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(link);
        var changes = false;
        await work.AppendAsync<MailPreferences, MailPreferenceEvent>(
            link.Person,
            p =>
            {
                var outcome = Ended(p ?? MailPreferences.Usual(link.Person), link);
                changes = outcome.Events.Count > 0;
                return outcome;
            },
            ct
        );
        return changes;
    }

    private static Outcome<MailPreferenceEvent> Ended(MailPreferences wishes, LinkGrant link) =>
        link.Purpose switch
        {
            LinkPurpose.NoReminders => MailPreferenceDecisions.Decide(
                wishes,
                new StopReminders(new(link.Subject))
            ),
            LinkPurpose.NoListMail => MailPreferenceDecisions.Decide(
                wishes,
                new StopListMail(new(link.Subject))
            ),
            _ => MailPreferenceDecisions.Decide(wishes, new StopDigests()),
        };

    private Task<CommandResult> ChangeAsync(
        Originator by,
        Func<MailPreferences, Outcome<MailPreferenceEvent>> decide,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            by,
            async (work, token) =>
            {
                var id = by.Person?.Value ?? default;
                if (await work.Session.LoadAsync<Person>(id, token) is not { IsErased: false })
                {
                    work.NotFound();
                    return;
                }

                // The history of the person goes on: what they want of us is part of it.
                await work.AppendAsync<MailPreferences, MailPreferenceEvent>(
                    id,
                    p => decide(p ?? MailPreferences.Usual(id)),
                    token
                );
            },
            ct
        );
}
