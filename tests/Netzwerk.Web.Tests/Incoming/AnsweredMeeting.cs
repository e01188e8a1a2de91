using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

/// <summary>A meeting whose invitations arrived, and the answers that come to them.</summary>
public sealed class AnsweredMeeting
{
    private static long _places;

    private AnsweredMeeting(MailedNetzwerk netzwerk, Circle circle, MeetingId id) =>
        (Netzwerk, Circle, Id) = (netzwerk, circle, id);

    public MailedNetzwerk Netzwerk { get; }

    public Circle Circle { get; }

    public MeetingId Id { get; }

    public KnownPerson Ada => Circle.People[0];

    public KnownPerson Ben => Circle.People[1];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AnsweredMeeting> CallAsync(MailedNetzwerk netzwerk, int people = 2)
    {
        var circle = await netzwerk.FoundAsync(people);
        return new(netzwerk, circle, await netzwerk.CallAsync(circle));
    }

    /// <summary>The address that a person's answers go to.</summary>
    public string OrganizerOf(KnownPerson person)
    {
        var address = Netzwerk.To(person)[0].Calendar!.Value("ORGANIZER");
        return address["mailto:".Length..];
    }

    /// <summary>The address that reports about a person's mail go to.</summary>
    public string BounceOf(KnownPerson person) =>
        Netzwerk.Relay.Received.First(m => m.To.Contains(person.Card.Mail)).From;

    /// <summary>How this person's calendar answers the newest invitation.</summary>
    public RawAnswer From(KnownPerson person, string mail = "thunderbird", string? calendar = null)
    {
        var letters = Netzwerk.To(person).Where(l => l.Calendar is not null).ToArray();
        return new(mail, calendar ?? mail)
        {
            From = person.Card.Mail,
            To = OrganizerOf(person),
            Uid = letters[^1].Uid,
            Organizer = OrganizerOf(person),
            Sequence = letters[^1].Sequence,
            StampedAt = Netzwerk.Now,
            Day = Netzwerk.Today.AddDays(30),
            Recipient = person.Card.Mail,
        };
    }

    public RawAnswer Words(KnownPerson person, string text) =>
        From(person, "plain", "") with
        {
            Text = text,
        };

    public Task<IncomingMail> ReceiveAsync(RawAnswer answer) => ReceiveAsync(answer.Bytes());

    /// <summary>Lets the product deal with a mail, and tells what became of it.</summary>
    public async Task<IncomingMail> ReceiveAsync(byte[] raw)
    {
        var reader = Netzwerk.App.Services.GetRequiredService<MessageReader>();
        var dkim = Netzwerk.App.Services.GetRequiredService<DkimCheck>();
        return await HandleAsync(await dkim.CheckedAsync(reader.Read(raw), raw, Ct));
    }

    /// <summary>The same as of a mail of which only headers and small parts were fetched.</summary>
    public async Task<IncomingMail> ReceiveLargeAsync(RawAnswer answer)
    {
        using var raw = new MemoryStream(answer.Bytes());
        using var message = await MimeMessage.LoadAsync(raw, Ct);
        var reader = Netzwerk.App.Services.GetRequiredService<MessageReader>();
        var dkim = Netzwerk.App.Services.GetRequiredService<DkimCheck>();
        var read = reader.ReadLarge(message.Headers, [message.Body!]);
        return await HandleAsync(await dkim.CheckedAsync(read, [], Ct));
    }

    public async Task<IncomingMail> HandleAsync(IncomingMessage message)
    {
        var handler = Netzwerk.App.Services.GetRequiredService<IIncomingMailHandler>();
        await handler.HandleAsync(message, new(1, Interlocked.Increment(ref _places)), Ct);
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<IncomingMail>(message.Id, Ct))!;
    }

    public async Task<Rsvp> AnswerOfAsync(KnownPerson person) =>
        (await MeetingAsync()).InviteeOf(person.Id)!.Answer;

    public async Task<Meeting> MeetingAsync()
    {
        await using var session = Netzwerk.App.Query();
        return (await session.LoadAsync<Meeting>(Id.Value, Ct))!;
    }

    /// <summary>What became of it, in a line: "Applied ProvedByToken".</summary>
    public static string Told(IncomingMail mail) => $"{mail.Verdict} {mail.Reason}";
}
