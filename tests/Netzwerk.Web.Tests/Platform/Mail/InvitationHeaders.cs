using System.Text.RegularExpressions;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Mail;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

/// <summary>What stands above the mail: mail-calendar checks hdr.* and priv.*.</summary>
public sealed class InvitationHeaders(Invitations invitations) : EveryInvitation(invitations)
{
    private static readonly string[] Once =
    [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-Id",
        "Reply-To",
        "MIME-Version",
        "Content-Type",
        "Content-Language",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
    ];

    [Fact, Trait("check", "hdr.from")]
    public void One_sender_of_our_domain_with_a_name() =>
        Each(s =>
        {
            var from = Assert.Single(s.Read.PostalMime.From);
            Assert.Equal("einladung@netzwerk.example", from.Address);
            Assert.Equal("Bildungskoordination Müsterland", from.Name);
        });

    [Fact, Trait("check", "hdr.message-id")]
    public void The_message_id_is_ours_and_unique()
    {
        Each(s =>
            Assert.Matches(@"^<[0-9a-f]{40}@netzwerk\.example>$", s.Read.PostalMime.MessageId)
        );
        var ids = Samples.All.Select(s => s.Raw.Header("Message-Id")).ToHashSet();
        // "winter" and "plain" are the same mail under two names.
        Assert.Equal(Samples.All.Count - 2, ids.Count);
    }

    [Fact, Trait("check", "hdr.date")]
    public void The_date_is_when_the_revision_was_decided() =>
        Each(s => Assert.Equal(s.Mail.Date, s.Read.PostalMime.Date));

    [Fact, Trait("check", "hdr.singletons")]
    public void Every_header_stands_there_once_and_no_other_came_in() =>
        Each(s => Assert.Equal(Once.Order(), s.Raw.Headers.Select(h => h.Name).Order()));

    [Fact, Trait("check", "hdr.ascii")]
    public void Headers_are_ascii_without_control_characters() =>
        Each(s =>
            Assert.All(s.Raw.Head, c => Assert.True(c is >= ' ' and <= '~' or '\r' or '\n' or '\t'))
        );

    [Fact, Trait("check", "hdr.lines")]
    public void No_line_is_longer_than_998() =>
        Each(s =>
            Assert.All(s.Raw.Text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998))
        );

    [Fact, Trait("check", "hdr.lines")]
    public void No_encoded_word_is_longer_than_75_and_no_line_of_them_than_76() =>
        Each(s =>
        {
            var lines = s
                .Raw.Head.Split("\r\n")
                .Where(l => l.Contains("=?", StringComparison.Ordinal));
            Assert.All(lines, l => Assert.InRange(l.Trim().Length, 1, 76));
            Assert.All(
                Regex.Matches(s.Raw.Head, @"=\?\S+\?=").Select(m => m.Value),
                word => Assert.InRange(word.Length, 1, 75)
            );
        });

    [Fact, Trait("check", "hdr.auto-submitted")]
    public void Absence_notes_are_asked_not_to_answer() =>
        Each(s => Assert.Equal("auto-generated", s.Raw.Header("Auto-Submitted")));

    [Fact, Trait("check", "hdr.exchange-oof"), Trait("check", "hdr.keep-ndr")]
    public void Exchange_is_asked_too_but_still_reports_failed_delivery() =>
        Each(s =>
        {
            var suppressed = s.Raw.Header("X-Auto-Response-Suppress");
            Assert.Equal("OOF, AutoReply", suppressed);
        });

    [Fact, Trait("check", "hdr.return-path-verp")]
    public void An_undelivered_mail_comes_back_with_the_token() =>
        Assert.Equal(
            $"bounce+{Invitations.Token}@netzwerk.example",
            Compose(Samples.Plain.Mail).EnvelopeFrom.ToString()
        );

    [Fact, Trait("check", "hdr.reply-channel")]
    public void An_answer_goes_to_the_organizer_address() =>
        Each(s =>
        {
            var replyTo = Assert.Single(s.Read.PostalMime.ReplyTo);
            Assert.Equal(s.Calendar.Organizer.Address, replyTo.Address);
            Assert.DoesNotContain("noreply", replyTo.Address, StringComparison.OrdinalIgnoreCase);
        });

    [Fact, Trait("check", "hdr.not-bulk")]
    public void An_invitation_is_no_bulk_mail() =>
        Each(s =>
            Assert.DoesNotMatch(
                "(?im)^(List-|Precedence|Feedback-ID|X-Mailer|X-Priority)",
                s.Raw.Head
            )
        );

    [Fact, Trait("check", "hdr.subject")]
    public void The_subject_says_what_happened_and_keeps_every_letter() =>
        Each(s =>
        {
            var subject = s.Read.PostalMime.Subject;
            Assert.StartsWith(
                s.IsCancel ? "Abgesagt: " : "Einladung: ",
                subject,
                StringComparison.Ordinal
            );
            Assert.Equal(PlainText.Line(s.Mail.Subject), subject);
        });

    [Fact, Trait("check", "hdr.content-language")]
    public void The_language_is_named() =>
        Each(s => Assert.Equal("de", s.Raw.Header("Content-Language")));

    [Fact, Trait("check", "priv.single-recipient")]
    public void Only_the_one_person_is_a_recipient() =>
        Each(s =>
        {
            var to = Assert.Single(s.Read.PostalMime.To);
            Assert.Equal("ada@verein.example", to.Address);
            Assert.Equal(PlainText.Line(s.Mail.ToName), to.Name);
            Assert.Equal("ada@verein.example", Compose(s.Mail).EnvelopeTo.ToString());
        });

    [Fact, Trait("check", "priv.no-foreign-addresses")]
    public void No_other_address_stands_anywhere() =>
        Each(s =>
        {
            if (s.Calendar.Summary.Contains('@', StringComparison.Ordinal))
            {
                // An address typed into a title is text; that it becomes no recipient is tested above.
                return;
            }

            var all = string.Join('\n', s.Raw.Head, s.Mail.Text, string.Join('\n', s.Ics.Lines));
            var known = new[] { "ada@verein.example", "@netzwerk.example" };
            Assert.All(
                Regex.Matches(all, @"[\w.+-]+@[\w.-]+").Select(m => m.Value),
                address =>
                    Assert.Contains(known, k => address.EndsWith(k, StringComparison.Ordinal))
            );
        });

    [Fact]
    public void The_same_mail_composed_again_is_the_same_bytes() =>
        Each(s => Assert.Equal(s.Raw.Bytes, Compose(s.Mail).Bytes.ToArray()));

    [Fact, Trait("check", "set.threading")]
    public void A_later_mail_names_the_first_one()
    {
        var first = Samples.Plain.Mail.MessageId;
        var later = Compose(Samples.PlainCancel.Mail with { InReplyTo = first });
        var raw = new Support.RawMail(later.Bytes.ToArray());
        Assert.Equal($"<{first}>", raw.Header("In-Reply-To"));
        Assert.Equal($"<{first}>", raw.Header("References"));
    }

    [Fact, Trait("check", "list.one-click")]
    public void A_newsletter_can_be_left_with_one_click()
    {
        var mail = Letters.To("ada@verein.example") with
        {
            List = new("rundbrief", new("https://netzwerk.example/abmelden/t0ken"), "t0ken"),
        };
        var raw = new Support.RawMail(Compose(mail).Bytes.ToArray());
        Assert.Equal("<https://netzwerk.example/abmelden/t0ken>", raw.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", raw.Header("List-Unsubscribe-Post"));
        Assert.Matches(@"^<rundbrief\.[a-z.]+>$", raw.Header("List-Id"));
    }

    [Fact]
    public void A_message_id_of_another_domain_is_not_taken() =>
        Assert.Throws<ArgumentException>(() =>
            Compose(Letters.To("ada@verein.example") with { MessageId = "a@fremd.example" })
        );

    private static SealedMail Compose(OutgoingMail mail)
    {
        using var services = Invitations.Services();
        return Microsoft
            .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<MessageComposer>(
                services
            )
            .Compose(mail);
    }
}
