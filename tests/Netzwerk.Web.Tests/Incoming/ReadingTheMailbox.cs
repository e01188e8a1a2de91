using System.Globalization;
using System.Text;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Incoming;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// Against a real IMAP server: from the file that is delivered to the answer that counts.
public sealed class ReadingTheMailbox
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_read_counted_and_put_away()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var netzwerk = Connected(server);
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);

        // One waits in idle, so each arrives by itself.
        await server.DeliverAsync(meeting.From(meeting.Ada, "exchange").Bytes());
        Assert.Equal(Rsvp.Accepted, await EventualAnswerAsync(meeting, meeting.Ada.Id));
        await server.DeliverAsync(meeting.Words(meeting.Ben, "Wo ist das?").Bytes());
        await server.DeliverAsync(
            Encoding.ASCII.GetBytes("From nobody\r\n\r\n\0\0 no mail at all")
        );

        await UntilAsync(() => server.Mails("").Count == 0 && server.Mails("Unklar").Count > 0);
        await UntilAsync(() =>
            server.Mails("Verarbeitet").Count + server.Mails("Unklar").Count == 3
        );
        Assert.All(
            server.Mails("Verarbeitet").Concat(server.Mails("Unklar")),
            name => Assert.Contains('S', name.Split(',')[^1])
        );
        Assert.Equal("Healthy", await netzwerk.App.Visitor().GetStringAsync("/gesund/details", Ct));
        var coordinator = await netzwerk.App.CreateCoordinatorAsync();
        var settings = await (await netzwerk.App.SignInAsync(coordinator)).OpenAsync(
            "/verwaltung/mail"
        );
        Assert.Contains("wird gelesen", settings.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_while_we_were_away_is_read_and_a_lost_line_is_mended()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var netzwerk = Connected(server);
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await UntilAsync(() =>
            server.Log().Contains("Login: user=<post>", StringComparison.Ordinal)
        );

        await server.GoDownAsync();
        await server.DeliverAsync(meeting.From(meeting.Ada, "gmail").Bytes());
        await UntilAsync(() => State(netzwerk).IsAway);
        await server.StartUpAsync();

        Assert.Equal(Rsvp.Accepted, await EventualAnswerAsync(meeting, meeting.Ada.Id));
        await UntilAsync(() => server.Mails("Verarbeitet").Count == 1);
    }

    [Fact]
    public async Task A_crash_between_the_commit_and_the_move_repeats_harmlessly()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var netzwerk = Connected(server);
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var raw = meeting.From(meeting.Ada, "apple").Bytes();
        // Dealt with, but never moved: so it lies there as it does after a crash.
        var handled = await meeting.ReceiveAsync(raw);
        var version = (await meeting.MeetingAsync()).Version;

        await server.DeliverAsync(raw);
        await UntilAsync(() => server.Mails("Verarbeitet").Count == 1);
        Assert.Equal(version, (await meeting.MeetingAsync()).Version);
        await using var session = netzwerk.App.Query();
        Assert.Equal(1, (await session.LoadAsync<IncomingMail>(handled.Id, Ct))!.Version);
    }

    [Fact]
    public async Task Of_a_mail_of_5_megabytes_only_the_calendar_part_is_fetched()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var netzwerk = Connected(server);
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var large = Encoding.UTF8.GetString(meeting.From(meeting.Ada, "thunderbird").Bytes());
        var picture = new StringBuilder();
        for (var i = 0; i < 70_000; i++)
        {
            picture.Append(CultureInfo.InvariantCulture, $"{i:D76}\r\n");
        }

        await server.DeliverAsync(
            Encoding.UTF8.GetBytes(
                large.Replace(
                    "--------------A1b2C3--",
                    $"--------------A1b2C3\r\nContent-Type: image/png; name=\"a.png\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n--------------A1b2C3--",
                    StringComparison.Ordinal
                )
            )
        );
        await server.DeliverAsync(
            Encoding.UTF8.GetBytes(
                $"From: {meeting.Ben.Card.Mail}\r\nTo: {meeting.OrganizerOf(meeting.Ben)}\r\nMessage-ID: <gross@verein.example>\r\nSubject: Fotos\r\nContent-Type: application/zip\r\n\r\n{picture}\r\n"
            )
        );

        Assert.Equal(Rsvp.Accepted, await EventualAnswerAsync(meeting, meeting.Ada.Id));
        await UntilAsync(() => server.Mails("Unklar").Count == 1);
        await using var session = netzwerk.App.Query();
        var unclear = await session
            .Query<IncomingMail>()
            .SingleAsync(m => m.Verdict == MailVerdict.Review, Ct);
        Assert.Equal("Review TooLarge", AnsweredMeeting.Told(unclear));
    }

    [Fact]
    public async Task A_wrong_password_is_told_to_the_operator_and_harms_nothing_else()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var netzwerk = Connected(server, "falsch");
        await netzwerk.FoundAsync(1);
        await UntilAsync(() => State(netzwerk).IsAway);
        netzwerk.App.Clock.Advance(TimeSpan.FromMinutes(6));
        var answer = await netzwerk.App.Visitor().GetAsync("/gesund/details", Ct);
        Assert.Equal("Unhealthy", await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("Healthy", await netzwerk.App.Visitor().GetStringAsync("/gesund/bereit", Ct));
    }

    private static InboxState State(MailedNetzwerk netzwerk) =>
        netzwerk.App.Services.GetRequiredService<InboxState>();

    private static MailedNetzwerk Connected(
        DovecotServer server,
        string password = DovecotServer.Password
    ) =>
        new()
        {
            Differently = host =>
            {
                const string Imap = "Netzwerk:Mail:Imap:";
                host.UseSetting(Imap + "Host", "127.0.0.1");
                host.UseSetting(Imap + "Port", server.Port.ToString(CultureInfo.InvariantCulture));
                host.UseSetting(Imap + "Security", "None");
                host.UseSetting(Imap + "User", DovecotServer.User);
                host.UseSetting(Imap + "Password", password);
            },
        };

    private static async Task<Rsvp> EventualAnswerAsync(
        AnsweredMeeting meeting,
        Netzwerk.Domain.PersonId person
    )
    {
        var found = await NetzwerkApp.EventuallyAsync(async () =>
            (await meeting.MeetingAsync()).InviteeOf(person)
                is { Answer: not Rsvp.NoAnswer } invitee
                ? invitee
                : null
        );
        return found.Answer;
    }

    private static Task UntilAsync(Func<bool> happened) =>
        NetzwerkApp.EventuallyAsync(() => Task.FromResult(happened() ? "yes" : null));
}
