using System.Net;
using System.Text;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class SendingFrozenMinutes(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_member_gets_the_print_and_the_own_tasks_and_nobody_elses()
    {
        var held = await HeldMeeting.HoldAsync(app, openness: GroupOpenness.Private);
        var edition = await held.FreezeAsync();
        await app.WaitForDaemonAsync();

        var vera = await FrozenAsync(held.Vera);
        Assert.Equal(edition.Pdf, Pdf(vera));
        Assert.Contains(
            "Räume in Großweitzschen anfragen",
            vera.TextBody,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Flyer", vera.TextBody, StringComparison.Ordinal);
        Assert.Contains("/aufgabe/", vera.TextBody, StringComparison.Ordinal);

        var emil = await FrozenAsync(held.Emil);
        Assert.Contains(
            "Flyer mit Vera Mitglied entwerfen",
            emil.TextBody,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Großweitzschen", emil.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Schlüssel", emil.TextBody, StringComparison.Ordinal);

        var chair = await FrozenAsync(held.Chair);
        Assert.Equal(edition.Pdf, Pdf(chair));
        Assert.DoesNotContain("/aufgabe/", chair.TextBody, StringComparison.Ordinal);

        var guest = await FrozenAsync(held.Guest);
        Assert.Empty(guest.Attachments);
        Assert.Contains("Zahlen schicken", guest.TextBody, StringComparison.Ordinal);
        Assert.Empty(app.Post.To(held.Stranger.Card.Mail));
    }

    [Fact]
    public async Task Whoever_sits_for_an_organisation_reads_on_top_which_resolutions_name_it()
    {
        string[] said =
        [
            "Die Tafel Döbeln stellt ihren Raum zur Verfügung.",
            "Die Liste der Tafel Döbelns wird verlängert.",
            "Der Tafel Döbelner Art wird gedankt.",
            "Alle anderen treffen sich im Landratsamt.",
        ];
        var held = await HeldMeeting.HoldAsync(app, string.Join(',', said.Select(Decision)));
        var tara = await app.CreatePersonAsync("Tara", "Tafel");
        await held.SeatForAsync("Tafel Döbeln", OrganisationId.Create(), tara);
        await held.FreezeAsync();
        await app.WaitForDaemonAsync();
        var text = (await FrozenAsync(tara)).TextBody;
        Assert.Contains(said[0], text, StringComparison.Ordinal);
        Assert.Contains(said[1], text, StringComparison.Ordinal);
        Assert.DoesNotContain(said[2], text, StringComparison.Ordinal);
        Assert.DoesNotContain(said[3], text, StringComparison.Ordinal);
        var emil = (await FrozenAsync(held.Emil)).TextBody;
        Assert.DoesNotContain("Tafel", emil, StringComparison.Ordinal);

        static string Decision(string words) =>
            $$"""{"type":"decision","attrs":{"vote":""},"content":[{"type":"paragraph","content":[{"type":"text","text":"{{words}}"}]}]}""";
    }

    [Fact]
    public async Task The_print_holds_what_minutes_must_hold()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        await app.WaitForDaemonAsync();
        var member = await app.SignInAsync(held.Vera);
        var answer = await member.GetAsync($"/sitzungen/{held.Id}/protokoll.pdf", Ct);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var text = TextOf(await answer.Content.ReadAsByteArrayAsync(Ct));
        string[] parts =
        [
            "Protokoll:SprachkurseimHerbst",
            "AGSprache",
            "HausderVielfalt",
            "EmilÖztürk",
            "entschuldigt",
            "perVideo",
            "1.Warteliste",
            "2.Verschiedenes",
            "Döbeln:34Personen",
            $"Beschluss1/{held.Day.Year}",
            "einstimmig",
            "RäumeinGroßweitzschenanfragen",
            "ChristaLeitner",
            "TheoSchreiber",
            "Ausgabe1",
            (await held.MinutesAsync()).Sha512[..16],
        ];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Entwurf", text, StringComparison.Ordinal);

        var byLink = await app.Visitor().GetAsync(held.ReviewLink(held.Emil) + ".pdf", Ct);
        Assert.Equal(HttpStatusCode.OK, byLink.StatusCode);
    }

    [Fact]
    public async Task A_draft_says_so_and_is_for_writers_only()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var path = $"/sitzungen/{held.Id}/protokoll.pdf";
        var taker = await app.SignInAsync(held.Taker);
        var draft = TextOf(await taker.GetByteArrayAsync(path, Ct));
        Assert.Contains("Entwurf", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Unterschriften", draft, StringComparison.Ordinal);
        var member = await app.SignInAsync(held.Vera);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(path, Ct)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await app.Visitor().GetAsync(path, Ct)).StatusCode);
    }

    private async Task<MimeMessage> FrozenAsync(KnownPerson to) =>
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(to.Card.Mail)
                    .SingleOrDefault(m =>
                        m.Subject!.StartsWith("Protokoll", StringComparison.Ordinal)
                    )
            )
        );

    private static byte[] Pdf(MimeMessage mail)
    {
        var part = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal("application/pdf", part.ContentType.MimeType);
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes, Ct);
        return bytes.ToArray();
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var letter in document.GetPages().SelectMany(p => p.Letters))
        {
            text.Append(letter.Value.Trim());
        }

        return text.ToString();
    }
}
