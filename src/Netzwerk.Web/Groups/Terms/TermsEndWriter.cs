using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Terms;

/// <summary>What ends in a group on a day.</summary>
public sealed record TermsEndFacts(
    string Name,
    string Group,
    DateOnly Day,
    bool WithMandate,
    IReadOnlyList<string> Seats,
    Uri Link
)
{
    /// <summary>Our own address on the web.</summary>
    public Uri Site => new(Link, "/");
}

/// <summary>"A term ends": true as long as something of the group still ends on that day.</summary>
public sealed class TermsEndWriter(
    PersonalMails mails,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<GroupTexts> texts
) : IDispatchWriter
{
    public const string MailKind = "terms-end";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Reminder;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(dispatch.Subject, ct);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        if (group is null || card is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var office = await PlanTermReminders.CoordinatorsAsync(session, ct);
        EndingTerm[] ending =
        [
            .. TermsAhead
                .Of([group])
                .Where(t => PlanTermReminders.Of(t.Day) == dispatch.Detail)
                .Where(t => office.Concat(PlanTermReminders.Chairs(t)).Contains(dispatch.PersonId)),
        ];
        if (ending is not [var first, ..])
        {
            return null;
        }

        var language = InLanguage.Of(card.Language);
        var facts = new TermsEndFacts(
            card.FullName,
            group.Name,
            first.Day,
            ending.Any(t => t.Seat is null),
            await SeatsAsync(session, ending, ct),
            site.To($"/gruppen/{group.Id}/mitglieder")
        );
        var subject = InLanguage.Say(
            language,
            () => texts["terms.mail.subject", group.Name, WhenText.ShortDay(first.Day)].Value
        );
        return await mails.WriteAsync<TermsEndMail, TermsEndFacts>(
            dispatch,
            card,
            to,
            subject,
            facts,
            ct
        ) with
        {
            Group = new(group.Id),
        };
    }

    private async Task<IReadOnlyList<string>> SeatsAsync(
        IQuerySession session,
        EndingTerm[] ending,
        CancellationToken ct
    )
    {
        Member[] seats = [.. ending.Select(t => t.Seat).OfType<Member>()];
        var names = new NameLookup(await vault.FindAsync(session, seats.Select(s => s.Person), ct));
        Guid[] ids = [.. seats.Select(s => s.Organisation?.Value).OfType<Guid>().Distinct()];
        var organisations = (await session.LoadManyAsync<Organisation>(ct, ids)).ToDictionary(
            o => o.Id,
            o => o.Name
        );
        return
        [
            .. seats.Select(s =>
                s.Organisation is { } id && organisations.TryGetValue(id.Value, out var name)
                    ? $"{names[s.Person]} ({name})"
                    : names[s.Person]
            ),
        ];
    }
}
