using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Writes one kind of mail from the facts as they are now.</summary>
public interface IDispatchWriter
{
    string Kind { get; }

    /// <summary>What silences this kind of mail.</summary>
    MailClass Class { get; }

    /// <summary>The mail, or null when what it would say is no longer true.</summary>
    Task<OutgoingMail?> WriteAsync(Dispatch dispatch, IQuerySession session, CancellationToken ct);
}

/// <summary>Writes mails that may wait; it can also say the same in a few lines of a digest.</summary>
public interface INoticeWriter : IDispatchWriter
{
    MailClass IDispatchWriter.Class => MailClass.Notice;

    /// <summary>The lines, in the language of the person, or null when they are no longer true.</summary>
    Task<Notice?> TellAsync(Dispatch dispatch, IQuerySession session, CancellationToken ct);
}

/// <summary>What a digest says of one mail.</summary>
public sealed record Notice(GroupId Group, string GroupName, IReadOnlyList<NoticeLine> Lines)
{
    /// <summary>When it is too late to act; without one it can wait.</summary>
    public DateTimeOffset? Deadline { get; init; }
}

/// <summary>One thing that happened, and where to read on.</summary>
public sealed record NoticeLine(string Text, string Action, Uri Link);
