using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Platform.Mail;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

/// <summary>Words, looks and accessibility: mail-calendar checks txt.*, link.*, a11y.*, html.*.</summary>
public sealed class WhatMailsSayAndShow(Invitations invitations) : EveryInvitation(invitations)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_plain_text_reads_well() =>
        Assert.Equal(
            """
            Einladung: Sprache und Beruf

            Guten Tag,

            bitte sagen Sie zu oder ab.

            Wann: Dienstag, 1. Dezember 2026, 14:00–15:30 Uhr (MEZ)
            Wo: Landratsamt, Zimmer 1.04

            Zusagen oder absagen: https://netzwerk.example/antwort/abc?x=1&y=2

            Eine Frage stellen: https://netzwerk.example/antwort/abc?fragen=1

            1. Begrüßung
            2. Beschlüsse

            Sie erhalten diese E-Mail, weil Sie Mitglied der AG Übergang sind.

            - E-Mail-Einstellungen ändern: https://netzwerk.example/mein/post
            - Impressum: https://netzwerk.example/impressum
            - Datenschutz: https://netzwerk.example/datenschutz

            """.ReplaceLineEndings("\n"),
            Samples.Plain.Mail.Text
        );

    [Fact, Trait("check", "txt.same-links")]
    public void Text_and_html_hold_the_same_links() =>
        Each(s =>
        {
            var shown = Document(s).Links.OfType<IHtmlAnchorElement>().Select(a => a.Href);
            var written = Regex.Matches(s.Mail.Text, @"https://\S+").Select(m => m.Value);
            Assert.Equal(shown, written);
        });

    [
        Fact,
        Trait("check", "txt.umlauts"),
        Trait("check", "txt.what"),
        Trait("check", "txt.when"),
        Trait("check", "txt.zone-named")
    ]
    public void What_was_put_in_comes_out_in_both_bodies() =>
        Each(s =>
        {
            string[] words =
            [
                Regex.Replace(Domain.PlainText.Line(s.Calendar.Summary), @"\s+", " "),
                "Dienstag, 1. Dezember 2026, 14:00–15:30 Uhr (MEZ)",
                "Landratsamt, Zimmer 1.04",
            ];
            var html = Regex.Replace(Document(s).Body!.TextContent, @"\s+", " ");
            Assert.All(words, w => Assert.Contains(w, html, StringComparison.Ordinal));
            Assert.All(words, w => Assert.Contains(w, s.Mail.Text, StringComparison.Ordinal));
        });

    [Fact, Trait("check", "txt.why")]
    public void Every_mail_says_why_it_came() =>
        Each(s =>
        {
            const string why = "Sie erhalten diese E-Mail, weil Sie Mitglied der AG Übergang sind.";
            Assert.Contains(why, s.Mail.Text, StringComparison.Ordinal);
            Assert.Contains(why, Document(s).Body!.TextContent, StringComparison.Ordinal);
        });

    [Fact, Trait("check", "link.https-own")]
    public void Links_lead_to_us_and_are_encrypted() =>
        Each(s =>
            Assert.All(
                Document(s).Links.OfType<IHtmlAnchorElement>(),
                a =>
                    Assert.StartsWith("https://netzwerk.example/", a.Href, StringComparison.Ordinal)
            )
        );

    [Fact, Trait("check", "a11y.html-validate")]
    public void A_checker_of_accessibility_finds_no_fault() =>
        Each(s => Assert.Empty(s.Read.HtmlFaults));

    [Fact, Trait("check", "a11y.lang-title"), Trait("check", "a11y.heading")]
    public void The_html_has_a_language_a_title_and_one_heading() =>
        Each(s =>
        {
            var document = Document(s);
            Assert.Equal("de", document.DocumentElement.GetAttribute("lang"));
            Assert.StartsWith("Einladung: ", document.Title, StringComparison.Ordinal);
            Assert.Single(document.QuerySelectorAll("h1"));
        });

    [Fact, Trait("check", "a11y.layout-tables")]
    public void Tables_that_only_lay_out_say_so_and_others_have_row_headers() =>
        Each(s =>
            Assert.All(
                Document(s).QuerySelectorAll("table"),
                t =>
                    Assert.True(
                        t.GetAttribute("role") == "presentation"
                            || t.QuerySelector("th[scope=row]") is not null
                    )
            )
        );

    [Fact, Trait("check", "a11y.link-text")]
    public void Links_say_where_they_lead() =>
        Each(s =>
            Assert.All(
                Document(s).Links,
                a => Assert.DoesNotMatch(@"(?i)^\s*$|^hier$|^link$|^https?:", a.TextContent)
            )
        );

    [Fact, Trait("check", "a11y.contrast")]
    public void Every_pair_of_colours_used_has_a_contrast_of_at_least_4_5()
    {
        (string Text, string Ground)[] pairs =
        [
            ("#171a2b", "#ffffff"),
            ("#3d4455", "#f2f4f7"),
            ("#0b4fa8", "#f2f4f7"),
            ("#0b4fa8", "#ffffff"),
            ("#ffffff", "#0b4fa8"),
        ];
        Assert.All(pairs, p => Assert.True(Contrast(p.Text, p.Ground) >= 4.5, $"{p}"));
        var known = pairs
            .SelectMany(p => new[] { p.Text, p.Ground })
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(
            Regex.Matches(Samples.Plain.Mail.Html, "#[0-9a-f]{6}").Select(m => m.Value),
            colour => Assert.Contains(colour, known)
        );
    }

    [Fact, Trait("check", "html.passive")]
    public void Nothing_is_loaded_run_or_sent() =>
        Each(s =>
        {
            Assert.Empty(
                Document(s).QuerySelectorAll("img,script,form,link,iframe,object,video,input,base")
            );
            Assert.DoesNotMatch(@"(?i)url\(|@import|\son\w+=""", s.Mail.Html);
        });

    [Fact, Trait("check", "html.size")]
    public void The_html_is_far_below_what_Gmail_cuts() =>
        Each(s => Assert.InRange(s.Mail.Html.Length, 1, 50_000));

    [Fact]
    public async Task In_English_the_frame_is_English()
    {
        await using var services = Invitations.Services();
        var mail = await services
            .GetRequiredService<MailRenderer>()
            .RenderAsync<SampleMail, SampleFacts>(
                new("T", "W", "P", new("https://netzwerk.example/a")),
                CultureInfo.GetCultureInfo("en"),
                SampleMail.Preferences,
                Ct
            );
        Assert.Contains("<html lang=\"en\">", mail.Html, StringComparison.Ordinal);
        Assert.Contains("You receive this e-mail because", mail.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Imprint: https://netzwerk.example/impressum",
            mail.Text,
            StringComparison.Ordinal
        );
    }

    private static IHtmlDocument Document(Sample s) => new HtmlParser().ParseDocument(s.Mail.Html);

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value =
                int.Parse(
                    colour.AsSpan(at, 2),
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture
                ) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
