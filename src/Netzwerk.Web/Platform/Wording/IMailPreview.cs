using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Wording;

/// <summary>What the mails of a preview are about.</summary>
public enum MailAbout
{
    Meeting,
    Series,
    AfterMeeting,
    Tasks,
}

/// <summary>One thing that such a mail can be about, and who would get it.</summary>
public sealed record MailTopic(Guid Id, string Name, IReadOnlyList<PersonId> Readers);

/// <summary>Which mail somebody wants to look at.</summary>
public sealed record PreviewWish(
    MailTextKind Kind,
    Guid Topic,
    PersonId Reader,
    CultureInfo Language
);

/// <summary>A mail as somebody would get it.</summary>
public sealed record PreviewedMail(string Subject, RenderedMail Body);

/// <summary>
/// Shows mails whose words may be the office's own, written as they are written for sending: a kind of mail that has own
/// words has a preview, too. Nothing is stored, and the links lead nowhere: whoever looks must not be able to answer for
/// somebody else.
/// </summary>
public interface IMailPreview
{
    /// <summary>Stands in links where the token of their reader would.</summary>
    const string NoToken = "vorschau";

    /// <summary>As many as a list to choose from bears; the latest ones.</summary>
    const int MostTopics = 40;

    MailAbout About { get; }

    IReadOnlyList<MailTextKind> Kinds { get; }

    /// <summary>
    /// What stands where own words would, with placeholders, in the language of the moment; null when they come before
    /// what the mail says in any case.
    /// </summary>
    string? UsualOpening(MailTextKind kind);

    Task<IReadOnlyList<MailTopic>> TopicsAsync(
        MailTextKind kind,
        IQuerySession session,
        CancellationToken ct
    );

    /// <summary>Null when there is nothing to tell this person.</summary>
    Task<PreviewedMail?> WriteAsync(PreviewWish wish, IQuerySession session, CancellationToken ct);
}
