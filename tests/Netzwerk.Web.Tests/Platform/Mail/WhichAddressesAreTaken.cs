using System.Text.Json;
using CsCheck;
using Netzwerk.Web.Platform.Mail;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

public sealed class WhichAddressesAreTaken
{
    [Theory]
    [InlineData("ada@verein.example", "ada@verein.example")]
    [InlineData("Ada.Byron+netz@VHS.Verein.Example", "Ada.Byron+netz@vhs.verein.example")]
    [InlineData("o'neill_x-y@a-b.example", "o'neill_x-y@a-b.example")]
    [InlineData("post@müller.example", "post@xn--mller-kva.example")]
    [InlineData("post@STRASSE.example", "post@strasse.example")]
    [InlineData("a@xn--mller-kva.example", "a@xn--mller-kva.example")]
    public void These_are_taken(string typed, string kept)
    {
        Assert.True(Mailbox.TryParse(typed, out var mailbox));
        Assert.Equal(kept, mailbox.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("root")]
    [InlineData("root@localhost")]
    [InlineData("@verein.example")]
    [InlineData("ada@")]
    [InlineData("Anna <x@verein.example>")]
    [InlineData("<x@verein.example>")]
    [InlineData("\"a> SIZE=1\"@verein.example")]
    [InlineData("\"ada byron\"@verein.example")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@[IPv6:::1]")]
    [InlineData("a@verein.example, b@verein.example")]
    [InlineData("a@b@verein.example")]
    [InlineData(" ada@verein.example")]
    [InlineData("ada@verein.example ")]
    [InlineData("ada@verein.example\r\nRCPT TO:<b@c.example>")]
    [InlineData("ada\r\n@verein.example")]
    [InlineData("ada@verein.example\0")]
    [InlineData("ada(Kommentar)@verein.example")]
    [InlineData(".ada@verein.example")]
    [InlineData("ada.@verein.example")]
    [InlineData("a..b@verein.example")]
    [InlineData("änne@verein.example")]
    [InlineData("ada@verein..example")]
    [InlineData("ada@-verein.example")]
    [InlineData("ada@verein-.example")]
    [InlineData("ada@ver_ein.example")]
    [InlineData("ada@verein.example.")]
    [InlineData("ada@xn--a.example")]
    [InlineData("ada@ver\u202Eein.example")]
    [InlineData("ada@verein.123")]
    [InlineData("=?utf-8?q?a?=@verein.example ")]
    public void These_are_not(string typed) => Assert.False(Mailbox.TryParse(typed, out _), typed);

    [Fact]
    public void Length_ends_at_254_and_64_before_the_at()
    {
        Assert.True(Mailbox.TryParse($"{new string('a', 64)}@verein.example", out _));
        Assert.False(Mailbox.TryParse($"{new string('a', 65)}@verein.example", out _));
        var domain = string.Join('.', Enumerable.Repeat(new string('b', 59), 4));
        Assert.True(Mailbox.TryParse($"{new string('a', 10)}@{domain}.de", out var longest));
        Assert.Equal(253, longest.ToString().Length);
        Assert.False(Mailbox.TryParse($"{new string('a', 12)}@{domain}.de", out _));
        Assert.False(Mailbox.TryParse(null, out _));
    }

    [Fact]
    public void Upper_and_lower_case_are_the_same_mailbox()
    {
        var (a, b) = (Mailbox.Parse("Ada@Verein.example"), Mailbox.Parse("ada@verein.EXAMPLE"));
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, Mailbox.Parse("ada@verein2.example"));
    }

    [Fact]
    public void A_tag_goes_before_the_at() =>
        Assert.Equal(
            "a+t0@verein.example",
            Mailbox.Parse("a@verein.example").Tagged("t0").ToString()
        );

    [Fact]
    public void A_tag_that_is_no_tag_is_refused() =>
        Assert.Throws<FormatException>(() => Mailbox.Parse("a@verein.example").Tagged("x\r\ny"));

    [Fact]
    public void It_is_stored_as_text_and_read_as_strictly()
    {
        var mailbox = Mailbox.Parse("ada@verein.example");
        Assert.Equal("\"ada@verein.example\"", JsonSerializer.Serialize(mailbox));
        Assert.Equal(mailbox, JsonSerializer.Deserialize<Mailbox>("\"ada@verein.example\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Mailbox>("\"root\""));
    }

    [Fact]
    public void Whatever_is_taken_is_safe_on_every_line_of_a_mail() =>
        Gen
            .String.Select(
                Gen.OneOf("@", "@a.example", "\r\n", " ", "<", "@müller.example"),
                Gen.String
            )
            .Sample(parts =>
            {
                var typed = parts.Item1 + parts.Item2 + parts.Item3;
                return !Mailbox.TryParse(typed, out var m)
                    || (
                        m.ToString() is var s
                        && s.All(c =>
                            c is > ' ' and <= '~' and not ('<' or '>' or '"' or ',' or ';' or '\\')
                        )
                        && s.Count(c => c == '@') == 1
                        && Mailbox.TryParse(s, out var again)
                        && again == m
                    );
            });
}
