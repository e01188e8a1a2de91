using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.MailChoices.Digests;

/// <summary>What happened in one group.</summary>
public sealed record DigestPart(string Group, IReadOnlyList<NoticeLine> Lines);

/// <summary>What a digest tells one person.</summary>
public sealed record DigestFacts(string Name, IReadOnlyList<DigestPart> Parts, Uri Site);

/// <summary>The gathered notices of one person, as far as they are still true and still wanted; without any, no mail.</summary>
public sealed class DigestDispatch(
    IEnumerable<INoticeWriter> writers,
    PersonalMails mails,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<MailChoicesTexts> texts
) : IDispatchWriter
{
    public string Kind => Dispatch.Digest;

    public MailClass Class => MailClass.Digest;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        if (card is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var parts = PartsOf(await NoticesAsync(dispatch, session, ct));
        if (parts.Count == 0)
        {
            return null;
        }

        var language = InLanguage.Of(card.Language);
        return await mails.WriteAsync<DigestMail, DigestFacts>(
            dispatch,
            card,
            to,
            Subject(Appointment.LocalDay(dispatch.CausedAt), language),
            new(card.FullName, parts, site.Root),
            ct
        );
    }

    private async Task<IReadOnlyList<Notice>> NoticesAsync(
        Dispatch digest,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var wishes =
            await session.LoadAsync<MailPreferences>(digest.Person, ct)
            ?? MailPreferences.Usual(digest.Person);
        var gathered = await session
            .Query<Dispatch>()
            .Where(d => d.GatheredIn == digest.Id)
            .OrderBy(d => d.CausedAt)
            .ToListAsync(ct);
        var told = new List<Notice>();
        foreach (var mail in gathered)
        {
            var writer = writers.FirstOrDefault(w => w.Kind == mail.Kind);
            if (
                writer is not null
                && await writer.TellAsync(mail, session, ct) is { } notice
                && wishes.Of(notice.Group).Pace is not MailPace.Never
            )
            {
                told.Add(notice);
            }
        }

        return told;
    }

    private static IReadOnlyList<DigestPart> PartsOf(IReadOnlyList<Notice> notices) =>
        [
            .. notices
                .GroupBy(n => n.Group)
                .Select(g => new DigestPart(g.First().GroupName, [.. g.SelectMany(n => n.Lines)]))
                .OrderBy(p => p.Group, StringComparer.CurrentCulture),
        ];

    private string Subject(DateOnly day, CultureInfo language) =>
        InLanguage.Say(language, () => texts["digest.subject", WhenText.ShortDay(day)].Value);
}
