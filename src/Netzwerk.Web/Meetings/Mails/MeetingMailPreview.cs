using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>A mail as somebody would get it.</summary>
public sealed record PreviewedMail(string Subject, RenderedMail Body);

/// <summary>
/// Writes a mail about a meeting for looking at only. Its links lead nowhere: whoever looks must not be able to answer for
/// somebody else.
/// </summary>
public sealed class MeetingMailPreview(
    MeetingMailWriter mails,
    MailRenderer renderer,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<MeetingTexts> texts
)
{
    /// <summary>Null when the person is not invited or not there any more.</summary>
    public async Task<PreviewedMail?> WriteAsync(
        MeetingMailKind kind,
        Meeting meeting,
        PersonId person,
        CultureInfo language,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var card = await vault.FindAsync(session, person, ct);
        if (meeting.InviteeOf(person) is null || group is null || card is null)
        {
            return null;
        }

        var told = meeting.AsAnnounced();
        var facts = new MeetingMailFacts(
            kind,
            card.FullName,
            group.Name,
            told,
            site.Root,
            site.To("/antwort/vorschau"),
            await mails.RapporteursAsync(session, told, ct)
        );
        facts = facts with { Own = await OwnWords.LoadAsync(session, facts, language, texts, ct) };
        var body = await renderer.RenderAsync<MeetingMail, MeetingMailFacts>(
            facts,
            language,
            site.To("/mail/einstellungen/vorschau"),
            ct
        );
        return new(mails.Subject(kind, told, language), body);
    }
}
