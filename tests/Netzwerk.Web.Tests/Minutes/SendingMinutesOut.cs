using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class SendingMinutesOut(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommandRunner Runner => app.Services.GetRequiredService<CommandRunner>();

    [Fact]
    public async Task Each_circle_gets_it_once_with_the_reason_and_nobody_who_has_it_already()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.CloseFirstItemAsync();
        await held.FreezeAsync();
        await app.WaitForDaemonAsync();
        var late = await app.CreatePersonAsync("Lena", "Neu");
        await ChangeAsync(
            held,
            g => GroupDecisions.Decide(g, new SeatMember(late.Id, null, GroupRole.Member))
        );
        var outside = $"aussen-{GroupId.Create().Value:N}@kreis.example";
        var chair = await app.SignInAsync(held.Chair);
        var copies = await chair.OpenAsync($"/gruppen/{held.Group}/verteiler");
        var added = await copies.SubmitAsync(
            "aufnehmen",
            ("Input.GivenName", "Olga"),
            ("Input.FamilyName", "Außen"),
            ("Input.Mail", outside)
        );
        Assert.Equal($"/gruppen/{held.Group}/verteiler", added.RedirectsTo);

        var page = await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/versenden");
        Assert.Contains("Wer da war (3)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Verteiler (1)", page.Text, StringComparison.Ordinal);
        var nobody = await page.SubmitAsync("send", ("Input.Edition", "1"), ("Input.To", "7"));
        Assert.Contains("Bitte wählen Sie", nobody.Text, StringComparison.Ordinal);
        await SendAsync(held, 1, Enum.GetValues<MinutesCircle>());
        await SendAsync(held, 1, Enum.GetValues<MinutesCircle>());
        await app.WaitForDaemonAsync();

        var copy = await MailAsync(outside);
        Assert.Contains("auf dem Verteiler der Gruppe", copy.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Warteliste", TextOf(copy), StringComparison.Ordinal);
        var guest = await MailAsync(held.Guest.Card.Mail, withPrint: true);
        Assert.Contains("eingeladen waren", guest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Warteliste", TextOf(guest), StringComparison.Ordinal);
        var member = await MailAsync(late.Card.Mail);
        Assert.Contains("Mitglied der Gruppe", member.TextBody, StringComparison.Ordinal);
        Assert.Contains("Warteliste", TextOf(member), StringComparison.Ordinal);
        // Members got it when it was frozen.
        Assert.Single(Prints(held.Vera.Card.Mail));
        Assert.Single(Prints(outside));
        Assert.DoesNotContain(
            (await EventsAsync(held)),
            json => json.Contains(outside, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Who_left_gets_none_and_an_overtaken_edition_is_not_sent()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        // What waits for somebody who leaves is not sent any more, and he has it already.
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(Prints(held.Emil.Card.Mail).FirstOrDefault())
        );
        await ChangeAsync(held, g => GroupDecisions.Decide(g, new ReleaseMember(held.Emil.Id)));
        await SendAsync(held, 1, MinutesCircle.Present, MinutesCircle.Absent);
        await app.WaitForDaemonAsync();
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(Prints(held.Guest.Card.Mail).FirstOrDefault())
        );
        Assert.Single(Prints(held.Emil.Card.Mail));

        var wrong = await held.Commands.SendOutAsync(
            new(held.Id),
            new SendOutMinutes(2, [MinutesCircle.Copies]),
            HeldMeeting.As(held.Chair),
            Ct
        );
        Assert.Equal("minutes.edition-overtaken", wrong.Refusal?.Code);
        foreach (var person in new[] { held.Taker, held.Vera })
        {
            var other = await app.SignInAsync(person);
            foreach (
                var path in new[]
                {
                    $"/sitzungen/{held.Id}/protokoll/versenden",
                    $"/gruppen/{held.Group}/verteiler",
                }
            )
            {
                Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(path)).Status);
            }
        }
    }

    [Fact]
    public async Task What_concerns_the_reader_stands_on_top()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        await app.WaitForDaemonAsync();
        var mail = await MailAsync(held.Vera.Card.Mail);
        Assert.Contains("Für Sie: 1 Aufgabe", mail.TextBody, StringComparison.Ordinal);
        var chair = await MailAsync(held.Chair.Card.Mail);
        Assert.DoesNotContain("Für Sie:", chair.TextBody, StringComparison.Ordinal);
    }

    private static async Task SendAsync(HeldMeeting held, int edition, params MinutesCircle[] to)
    {
        var result = await held.Commands.SendOutAsync(
            new(held.Id),
            new SendOutMinutes(edition, to),
            HeldMeeting.As(held.Chair),
            Ct
        );
        Assert.True(result.Succeeded, result.Refusal?.Code);
    }

    private Task<CommandResult> ChangeAsync(
        HeldMeeting held,
        Func<Group, Outcome<GroupEvent>> decide
    ) => Runner.ChangeAsync(held.Group.Value, decide, Originator.Job, Ct);

    private async Task<MimeMessage> MailAsync(string to, bool withPrint = false) =>
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                withPrint
                    ? Prints(to).FirstOrDefault()
                    : app
                        .Post.To(to)
                        .FirstOrDefault(m =>
                            m.Subject!.StartsWith("Protokoll", StringComparison.Ordinal)
                        )
            )
        );

    private IEnumerable<MimeMessage> Prints(string to) =>
        app
            .Post.To(to)
            .Where(m =>
                m.Subject!.StartsWith("Protokoll", StringComparison.Ordinal) && m.Attachments.Any()
            );

    private async Task<IReadOnlyList<string>> EventsAsync(HeldMeeting held)
    {
        await using var session = app.Query();
        return await session.QueryAsync<string>(
            "select data::text from netzwerk.mt_events where stream_id = any(?)",
            Ct,
            (object)new[] { held.Id, held.Group.Value }
        );
    }

    private static string TextOf(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        ((MimePart)mail.Attachments.Single()).Content!.DecodeTo(bytes, Ct);
        using var document = PdfDocument.Open(bytes.ToArray());
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }
}
