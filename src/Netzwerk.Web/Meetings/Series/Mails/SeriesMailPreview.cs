using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>Shows a mail about a series to which people were invited.</summary>
public sealed class SeriesMailPreview(
    SeriesMailWriter mails,
    PersonalMails personal,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<SeriesTexts> texts
) : IMailPreview
{
    public MailAbout About => MailAbout.Series;

    public IReadOnlyList<MailTextKind> Kinds { get; } =
    [
        MailTextKind.SeriesInvitation,
        MailTextKind.SeriesUpdate,
        MailTextKind.SeriesEnd,
        MailTextKind.SeriesCancellation,
    ];

    public string? UsualOpening(MailTextKind kind) =>
        kind is MailTextKind.SeriesEnd
            ? null
            : texts[$"mail.{MailOf(kind)}.lead", "{gruppe}"].Value;

    public async Task<IReadOnlyList<MailTopic>> TopicsAsync(
        MailTextKind kind,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var called = await session
            .Query<MeetingSeries>()
            .Where(s => s.Status != SeriesStatus.Draft)
            .OrderByDescending(s => s.Rule.First)
            .Take(IMailPreview.MostTopics)
            .ToListAsync(ct);
        return
        [
            .. called
                .Where(s => s.Invitees.Count > 0)
                .Select(s => new MailTopic(
                    s.Id,
                    $"{WhenText.ShortDay(s.Rule.First)} {PlainText.Start(s.Title, 60)}",
                    [.. s.Invitees.Select(i => i.Person)]
                )),
        ];
    }

    public async Task<PreviewedMail?> WriteAsync(
        PreviewWish wish,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(session);
        var series = await session.LoadAsync<MeetingSeries>(wish.Topic, ct);
        var group = series is null ? null : await session.LoadAsync<Group>(series.Group.Value, ct);
        var card = await vault.FindAsync(session, wish.Reader, ct);
        if (
            series is not { Announced: { } told }
            || series.InviteeOf(wish.Reader) is null
            || group is null
            || card is null
        )
        {
            return null;
        }

        var facts = await mails.FactsAsync(
            new(
                MailOf(wish.Kind),
                card.FullName,
                group.Name,
                series,
                told,
                await session.DatesAsync(series, ct),
                site.To($"/antwort/{IMailPreview.NoToken}")
            ),
            wish.Language,
            session,
            ct
        );
        return await personal.PreviewAsync<SeriesMail, SeriesMailFacts>(
            mails.Subject(facts, wish.Language),
            facts,
            wish.Language,
            ct
        );
    }

    private static SeriesMailKind MailOf(MailTextKind kind) =>
        Enum.GetValues<SeriesMailKind>().First(k => SeriesMailWriter.KindOf(k) == kind);
}
