using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Freshness.Proposals;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Freshness;

/// <summary>Takes down what organisations say about their entries: by the link of a mail, or to a coordinator on the phone.</summary>
public sealed class EntryCommands(
    CommandRunner commands,
    ProposalCommands proposals,
    GeneralMails mails,
    PersonVault vault,
    TimeProvider clock
)
{
    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    /// <summary>"All is right": what was suggested by the same link before is taken back.</summary>
    public Task<CommandResult> ConfirmAsync(LinkGrant link, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(link);
        var (entry, contact) = Of(link);
        return commands.RunAsync(
            new Originator(contact, Channel.SignedLink),
            async (work, token) =>
            {
                var organisation = await MergedOrganisations.MeantAsync(work.Session, entry, token);
                if (!await IsThereAsync(work, organisation, token))
                {
                    return;
                }

                await ProposalCommands.WithdrawAsync(work, organisation, contact, token);
                var general = await mails.FindAsync(work.Session, organisation, token);
                var card = await vault.OpenAsync(work.Session, contact, Openly.Comparing, token);
                var isGeneral =
                    general is { Length: > 0 }
                    && string.Equals(card?.Mail, general, StringComparison.OrdinalIgnoreCase);
                await AppendAsync(
                    work,
                    organisation,
                    e =>
                        FreshnessDecisions.Decide(
                            e,
                            new ConfirmEntry(
                                organisation,
                                isGeneral
                                    ? ConfirmedThrough.GeneralAddress
                                    : ConfirmedThrough.Person,
                                contact
                            ),
                            Today
                        ),
                    token
                );
            },
            ct
        );
    }

    /// <summary>Something changed, or there is no such organisation any more: a suggestion for the coordination.</summary>
    public async Task<CommandResult> ReportAsync(
        LinkGrant link,
        ProposalKind kind,
        ProposalContent content,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        var (entry, contact) = Of(link);
        var fresh = Guid.CreateVersion7();
        return await commands.RunAsync(
            new Originator(contact, Channel.SignedLink),
            async (work, token) =>
            {
                var organisation = await MergedOrganisations.MeantAsync(work.Session, entry, token);
                if (!await IsThereAsync(work, organisation, token))
                {
                    return;
                }

                var open = await ProposalCommands.OpenOfAsync(
                    work.Session,
                    organisation,
                    contact,
                    token
                );
                await proposals.SuggestAsync(
                    work,
                    open.FirstOrDefault(p => p.Way is ProposalWay.Link)?.Id ?? fresh,
                    organisation,
                    contact,
                    ProposalWay.Link,
                    kind,
                    content,
                    token
                );
                var report = kind is ProposalKind.Gone ? EntryReport.Gone : EntryReport.Changed;
                await AppendAsync(
                    work,
                    organisation,
                    e =>
                        FreshnessDecisions.Decide(
                            e,
                            new ReportEntry(organisation, report, contact),
                            Today
                        ),
                    token
                );
            },
            ct
        );
    }

    /// <summary>Somebody said on the phone that all is right.</summary>
    public Task<CommandResult> ConfirmByPhoneAsync(
        OrganisationId organisation,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            organisation,
            e =>
                FreshnessDecisions.Decide(
                    e,
                    new ConfirmEntry(organisation, ConfirmedThrough.Phone, asker.By.Person),
                    Today
                ),
            asker,
            ct
        );

    public Task<CommandResult> NoteMissedCallAsync(
        OrganisationId organisation,
        string? note,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            organisation,
            e => FreshnessDecisions.Decide(e, new NoteMissedCall(organisation, note), Today),
            asker,
            ct
        );

    public Task<CommandResult> ChooseAsync(
        OrganisationId organisation,
        PersonId? contact,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            organisation,
            e => FreshnessDecisions.Decide(e, new ChooseEntryContact(organisation, contact)),
            asker,
            ct
        );

    /// <summary>The organisation is no more, or is there again.</summary>
    public Task<CommandResult> EndAsync(
        OrganisationId organisation,
        bool isOver,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.NotFound();
                    return;
                }

                await work.ChangeAsync<Organisation, OrganisationEvent>(
                    organisation.Value,
                    o =>
                        isOver
                            ? OrganisationDecisions.Decide(o, new EndOrganisation(Today))
                            : OrganisationDecisions.Decide(o, new ResumeOrganisation()),
                    token
                );
            },
            ct
        );
    }

    internal static Task AppendAsync(
        Work work,
        OrganisationId organisation,
        Func<EntryFreshness?, Outcome<FreshnessEvent>> decide,
        CancellationToken ct
    ) =>
        work.AppendAsync<EntryFreshness, FreshnessEvent>(
            EntryFreshness.IdOf(organisation),
            decide,
            ct
        );

    private Task<CommandResult> ChangeAsync(
        OrganisationId entry,
        Func<EntryFreshness?, Outcome<FreshnessEvent>> decide,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var organisation = await MergedOrganisations.MeantAsync(work.Session, entry, token);
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.NotFound();
                }
                else if (await IsThereAsync(work, organisation, token))
                {
                    await AppendAsync(work, organisation, decide, token);
                }
            },
            ct
        );
    }

    private static (OrganisationId Organisation, PersonId Contact) Of(LinkGrant link) =>
        (new(link.Subject), new(link.Person));

    private static async Task<bool> IsThereAsync(
        Work work,
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        if (
            await work.Session.LoadAsync<Organisation>(organisation.Value, ct)
            is not { HasEnded: false }
        )
        {
            work.NotFound();
        }

        return !work.Failed;
    }
}
