using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Freshness.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Freshness;

/// <summary>
/// Every morning, and when a coordinator begins a round: asks everybody who has not been asked in it, and reminds who has
/// been silent for some days. Broken off it goes on where it stopped, and twice it does nothing more.
/// </summary>
public sealed class FreshnessRounds(
    IDocumentStore store,
    CommandRunner commands,
    EntryContacts contacts,
    GeneralContacts generals,
    LinkTokens links,
    DispatchQueue queue,
    TimeProvider clock
)
{
    /// <summary>A quarter: until the next round asks anew.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(92);

    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public async Task RunAsync(CancellationToken ct)
    {
        if (RoundDecisions.IsDue(await PlanAsync(ct), Today))
        {
            await commands.RunAsync(
                Originator.Job,
                (work, token) =>
                    work.AppendAsync<FreshnessPlan, RoundEvent>(
                        FreshnessPlan.OfTheOffice,
                        p => RoundDecisions.Decide(p, new BeginRound(ByItself: true), Today),
                        token
                    ),
                ct
            );
        }

        if (
            await PlanAsync(ct) is { Last: { IsAsked: false } last }
            && Today.DayNumber - last.Day.DayNumber <= RoundDecisions.MostDaysLate
        )
        {
            await AskAllAsync(last.Day, ct);
        }

        await RemindAllAsync(ct);
    }

    internal static string DetailOf(DateOnly round) =>
        round.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<FreshnessPlan?> PlanAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<FreshnessPlan>(FreshnessPlan.OfTheOffice, ct);
    }

    private async Task AskAllAsync(DateOnly round, CancellationToken ct)
    {
        foreach (
            var question in (await contacts.PlanAsync(round, ct)).Where(q =>
                !q.AnsweredLately && !(q.Entry?.Round >= round)
            )
        )
        {
            await AskAsync(question, round, ct);
        }

        await using var session = store.QuerySession();
        var entries = await session
            .Query<EntryFreshness>()
            .Where(e => e.Round == round)
            .ToListAsync(ct);
        var asked = entries.Count(e => e.AskedOn is not null);
        await commands.ChangeAsync<FreshnessPlan, RoundEvent>(
            FreshnessPlan.OfTheOffice,
            p => RoundDecisions.Decide(p, new NoteRoundAsked(round, asked, entries.Count - asked)),
            Originator.Job,
            ct
        );
    }

    private async Task AskAsync(PlannedQuestion question, DateOnly round, CancellationToken ct)
    {
        var general = PersonId.Create();
        IReadOnlyList<Dispatch> planned = [];
        var result = await commands.RunAsync(
            Originator.Job,
            async (work, token) =>
            {
                planned = [];
                var id = EntryFreshness.IdOf(question.Id);
                if ((await work.Session.LoadAsync<EntryFreshness>(id, token))?.Round >= round)
                {
                    return;
                }

                if (question.Contact is not { } contact)
                {
                    await NoteAsync(work, id, question, round, token);
                    return;
                }

                var person =
                    contact.Person
                    ?? await generals.FindOrEnterAsync(
                        work,
                        general,
                        question.Organisation,
                        contact.Mail,
                        token
                    );
                await work.AppendAsync<EntryFreshness, FreshnessEvent>(
                    id,
                    e =>
                        FreshnessDecisions.Decide(
                            e,
                            new AskEntry(question.Id, round, person),
                            Today
                        ),
                    token
                );
                planned = await PlanMailAsync(
                    work,
                    EntryMails.Question,
                    question.Id,
                    person,
                    round,
                    token
                );
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }
    }

    private Task NoteAsync(
        Work work,
        Guid id,
        PlannedQuestion question,
        DateOnly round,
        CancellationToken ct
    )
    {
        var trouble = question.Trouble ?? AskTrouble.NoAddress;
        return work.AppendAsync<EntryFreshness, FreshnessEvent>(
            id,
            e =>
                FreshnessDecisions.Decide(
                    e,
                    new NoteNotReached(question.Id, round, trouble),
                    Today
                ),
            ct
        );
    }

    private async Task RemindAllAsync(CancellationToken ct)
    {
        var plan = await PlanAsync(ct) ?? FreshnessPlan.Usual;
        await using var session = store.QuerySession();
        var gone = (await session.Query<Organisation>().ToListAsync(ct))
            .Where(o => o.HasEnded || o.MergedInto is not null)
            .Select(o => o.Id)
            .ToHashSet();
        var silent = (await session.Query<EntryFreshness>().ToListAsync(ct)).Where(e =>
            FreshnessAges.NeedsReminder(e, plan.Days, Today) && !gone.Contains(e.Organisation.Value)
        );
        foreach (var entry in silent)
        {
            await RemindAsync(entry, ct);
        }
    }

    private async Task RemindAsync(EntryFreshness entry, CancellationToken ct)
    {
        if (entry is not { Round: { } round, Contact: { } contact })
        {
            return;
        }

        IReadOnlyList<Dispatch> planned = [];
        var result = await commands.RunAsync(
            Originator.Job,
            async (work, token) =>
            {
                var before = await work.ChangeAsync<EntryFreshness, FreshnessEvent>(
                    entry.Id,
                    e => FreshnessDecisions.Decide(e, new RemindEntry(round), Today),
                    token
                );
                planned =
                    before is { WaitsForAnswer: true, RemindedOn: null } && before.Round == round
                        ? await PlanMailAsync(
                            work,
                            EntryMails.Reminder,
                            entry.Organisation,
                            contact,
                            round,
                            token
                        )
                        : [];
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }
    }

    private async Task<IReadOnlyList<Dispatch>> PlanMailAsync(
        Work work,
        string kind,
        OrganisationId organisation,
        PersonId person,
        DateOnly round,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        work.Session.Store(
            links.Grant(LinkPurpose.Entry, organisation.Value, person.Value, now + LinkLife)
        );
        return await DispatchQueue.PlanAsync(
            work.Session,
            [Dispatch.Of(kind, person, organisation.Value, now, DetailOf(round))],
            ct
        );
    }
}
