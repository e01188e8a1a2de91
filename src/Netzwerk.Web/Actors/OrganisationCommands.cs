using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Actors;

/// <summary>What coordinators do with organisations of the directory.</summary>
public sealed class OrganisationCommands(CommandRunner commands, GeneralMails mails)
{
    public Task<CommandResult> RegisterAsync(
        OrganisationId id,
        RegisterOrganisation ask,
        Asker asker,
        CancellationToken ct,
        string? address = null,
        IReadOnlyCollection<OrganisationId>? apart = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (Allows(work, asker, ask.Municipality))
                {
                    await RegisterAsync(work, id, ask, address, token, apart);
                }
            },
            ct
        );

    /// <summary>The same as part of a larger change; how many facts it took, none when it is there already.</summary>
    public static async Task<int> RegisterAsync(
        Work work,
        OrganisationId id,
        RegisterOrganisation ask,
        string? address,
        CancellationToken ct,
        IReadOnlyCollection<OrganisationId>? apart = null
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(ask);
        if (await work.Session.Events.FetchStreamStateAsync(id.Value, ct) is not null)
        {
            return 0;
        }

        var registered = Registered(id, ask, address);
        foreach (var other in registered.Refusal is null ? apart ?? [] : [])
        {
            registered = Together(
                registered,
                OrganisationMergeDecisions.Decide(
                    new Organisation(id.Value, ask.Name, ask.Kind, ask.Municipality),
                    new TellOrganisationApart(other)
                )
            );
        }

        work.Start<Organisation, OrganisationEvent>(id.Value, registered);
        return registered.Events.Count;
    }

    public Task<CommandResult> DescribeAsync(
        OrganisationId id,
        DescribeOrganisation ask,
        Asker asker,
        CancellationToken ct,
        long? version = null,
        string? address = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (Allows(work, asker, ask.Municipality))
                {
                    await DescribeAsync(work, id, ask, address, token, version);
                }
            },
            ct
        );

    /// <summary>The same as part of a larger change.</summary>
    public static Task DescribeAsync(
        Work work,
        OrganisationId id,
        DescribeOrganisation ask,
        string? address,
        CancellationToken ct,
        long? version = null
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.ChangeAsync<Organisation, OrganisationEvent>(
            id.Value,
            o =>
                Together(
                    OrganisationDecisions.Decide(o, ask),
                    OrganisationDecisions.Decide(o, new AddressOrganisation(address ?? o.Address))
                ),
            ct,
            version
        );
    }

    private static Outcome<OrganisationEvent> Registered(
        OrganisationId id,
        RegisterOrganisation ask,
        string? address
    ) =>
        Together(
            OrganisationDecisions.Decide(ask),
            OrganisationDecisions.Decide(
                new Organisation(id.Value, ask.Name, ask.Kind, ask.Municipality),
                new AddressOrganisation(address)
            )
        );

    private static Outcome<OrganisationEvent> Together(
        Outcome<OrganisationEvent> one,
        Outcome<OrganisationEvent> other
    ) =>
        (one.Refusal ?? other.Refusal) is { } refusal
            ? refusal
            : (OrganisationEvent[])[.. one.Events, .. other.Events];

    /// <summary>The address of the secretariat or of everybody; empty takes it out.</summary>
    public Task<CommandResult> SetGeneralMailAsync(
        OrganisationId id,
        string? mail,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!Allows(work, asker, municipality: null))
                {
                    return;
                }

                if (await work.Session.LoadAsync<Organisation>(id.Value, token) is null)
                {
                    work.NotFound();
                    return;
                }

                var typed = PlainText.Line(mail);
                Mailbox? mailbox = null;
                if (typed.Length > 0 && !Mailbox.TryParse(typed, out mailbox))
                {
                    work.Refuse(new Refusal("organisation.mail-unusable", "Mail"));
                    return;
                }

                mails.Keep(work.Session, id, mailbox?.ToString() ?? "");
            },
            ct
        );

    private static bool Allows(Work work, Asker asker, string? municipality)
    {
        if (!asker.User.IsInRole(Caller.CoordinatorRole))
        {
            work.NotFound();
        }
        else if (municipality is not null && !Municipalities.IsKnown(municipality))
        {
            work.Refuse(new Refusal("organisation.municipality-unknown", "Municipality"));
        }

        return !work.Failed;
    }
}
