using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.MailTexts;

/// <summary>What a coordinator looks at: a mail of one kind about one meeting, as one person would get it.</summary>
public sealed record PreviewScreen(
    IReadOnlyList<Choice> Meetings,
    IReadOnlyList<Choice> People,
    Guid? Meeting,
    PersonId? Person,
    string Language,
    PreviewedMail? Mail
);

/// <summary>Puts previews together; nothing is stored and nothing is sent.</summary>
public sealed class PreviewScreens(
    IQuerySession session,
    PersonNames names,
    MeetingMailPreview preview
)
{
    /// <summary>As many meetings as a list to choose from bears; the latest ones.</summary>
    private const int MostMeetings = 40;

    public async Task<PreviewScreen> LoadAsync(
        MailTextKind kind,
        Guid? wantedMeeting,
        PersonId? wantedPerson,
        string? wantedLanguage,
        CancellationToken ct
    )
    {
        var meetings = (
            await session
                .Query<Meeting>()
                .Where(m => m.Status != MeetingStatus.Draft)
                .OrderByDescending(m => m.When.Day)
                .Take(MostMeetings)
                .ToListAsync(ct)
        )
            .Where(m => m.Invitees.Count > 0)
            .ToList();
        var meeting = meetings.Find(m => m.Id == wantedMeeting) ?? meetings.FirstOrDefault();
        var invited = meeting?.Invitees.Select(i => i.Person).ToList() ?? [];
        var known = await names.OfAsync(invited, ct);
        var people = invited
            .Where(p => known.Card(p) is not null)
            .OrderBy(known.SortName, StringComparer.CurrentCulture)
            .ToList();
        var person =
            wantedPerson is { } wanted && people.Contains(wanted) ? wanted
            : people.Count > 0 ? people[0]
            : (PersonId?)null;
        var language = InLanguage.Of(
            SiteLanguages.IsKnown(wantedLanguage) ? wantedLanguage
            : person is { } reader ? known.Card(reader)?.Language
            : null
        );
        return new(
            [.. meetings.Select(m => new Choice(m.Id.ToString(), Named(m)))],
            [.. people.Select(p => new Choice(p.ToString(), known[p]))],
            meeting?.Id,
            person,
            language.TwoLetterISOLanguageName,
            meeting is not null && person is { } to
                ? await preview.WriteAsync(
                    MailTextAddress.MailOf(kind),
                    meeting,
                    to,
                    language,
                    session,
                    ct
                )
                : null
        );
    }

    private static string Named(Meeting meeting) =>
        $"{Platform.Time.WhenText.ShortDay(meeting.When.Day)} {PlainText.Start(meeting.Title, 60)}";
}
