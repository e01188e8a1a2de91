using CsCheck;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.MailTexts;

public sealed class WordingMails
{
    private static readonly MailText Friendly = new(
        MailTextKind.Invitation,
        "Liebe {name}, kommen Sie am {termin}!",
        "Herzlich\nKarla",
        "Dear {name}, come on {termin}!",
        "Yours\nKarla"
    );

    private static readonly Story<OwnMailTexts, MailTextEvent> Own = new(
        new MailTextSet(
            Friendly.Kind,
            Friendly.GermanOpening,
            Friendly.GermanClosing,
            Friendly.EnglishOpening,
            Friendly.EnglishClosing
        )
    );

    [Fact]
    public void Each_kind_of_mail_has_words_of_its_own()
    {
        var off = Friendly with
        {
            Kind = MailTextKind.Cancellation,
            GermanClosing = "",
            EnglishClosing = "",
        };
        var after = Own.When(t => MailTextDecisions.Decide(t, new SetMailText(off)))
            .Then(new MailTextSet(off.Kind, off.GermanOpening, "", off.EnglishOpening, ""));
        Assert.Equal(off, after.State.Of(MailTextKind.Cancellation));
        Assert.Equal(Friendly, after.State.Of(MailTextKind.Invitation));
        Assert.True(after.State.Of(MailTextKind.Reminder).IsUsual);
    }

    [Fact]
    public void Emptied_words_are_the_usual_ones_again() =>
        Own.When(t => MailTextDecisions.Decide(t, new SetMailText(MailText.Usual(Friendly.Kind))))
            .Then(new MailTextReset(Friendly.Kind));

    [Fact]
    public void Nothing_is_told_when_nothing_was_ever_own() =>
        Assert.Empty(
            MailTextDecisions
                .Decide(now: null, new SetMailText(MailText.Usual(MailTextKind.Update)))
                .Events
        );

    [Theory]
    [InlineData("Hallo {vorname}", "mailtext.placeholder-unknown")]
    [InlineData("Hallo {Name}", "mailtext.placeholder-unknown")]
    [InlineData("Hallo {}", "mailtext.placeholder-unknown")]
    [InlineData("Hallo {name", "mailtext.placeholder-broken")]
    [InlineData("Hallo name}", "mailtext.placeholder-broken")]
    [InlineData("Hallo {{name}}", "mailtext.placeholder-broken")]
    [InlineData("{ein sehr langer Satz in Klammern}", "mailtext.placeholder-broken")]
    public void Braces_that_stand_for_nothing_are_refused(string text, string code) =>
        Own.When(t =>
                MailTextDecisions.Decide(
                    t,
                    new SetMailText(Friendly with { EnglishOpening = text })
                )
            )
            .ThenRefused(code, "EnglishOpening");

    [Theory]
    [InlineData("Hallo {name} aus {gruppe}", null)]
    [InlineData("Hallo {name}, am {termin}", "mailtext.placeholder-unknown-tasks")]
    [InlineData("Hallo {name", "mailtext.placeholder-broken")]
    public void In_reminders_of_tasks_only_name_and_group_can_be_filled(string text, string? code)
    {
        var words = new MailText(MailTextKind.TaskReminder, text, "", text, "");
        var wish = Own.When(t => MailTextDecisions.Decide(t, new SetMailText(words)));
        if (code is not null)
        {
            wish.ThenRefused(code, "GermanOpening");
            return;
        }

        Assert.Equal(
            words,
            wish.Then(new MailTextSet(words.Kind, text, "", text, "")).State.Of(words.Kind)
        );
    }

    [Fact]
    public void Words_in_one_language_only_are_refused()
    {
        Own.When(t =>
                MailTextDecisions.Decide(t, new SetMailText(Friendly with { EnglishClosing = " " }))
            )
            .ThenRefused("mailtext.english-missing", "EnglishClosing");
        Own.When(t =>
                MailTextDecisions.Decide(t, new SetMailText(Friendly with { GermanOpening = "" }))
            )
            .ThenRefused("mailtext.german-missing", "GermanOpening");
        Own.When(t =>
                MailTextDecisions.Decide(
                    t,
                    new SetMailText(Friendly with { GermanClosing = new('a', 501) })
                )
            )
            .ThenRefused("mailtext.too-long", "GermanClosing");
    }

    [Fact]
    public void A_value_in_braces_is_not_filled_again() =>
        Assert.Equal(
            "Guten Tag {titel}, es geht um {name}.",
            MailPlaceholders.Fill(
                "Guten Tag {name}, es geht um {titel}.",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["name"] = "{titel}",
                    ["titel"] = "{name}",
                }
            )
        );

    [Fact]
    public void Any_text_that_is_accepted_can_be_filled() =>
        Gen.String[Gen.Char["{}name "], 0, 30]
            .Sample(text =>
            {
                var filled = MailPlaceholders.Fill(
                    text,
                    MailPlaceholders.Names.ToDictionary(n => n, _ => "X", StringComparer.Ordinal)
                );
                Assert.Equal(
                    MailPlaceholders.FaultIn(text, MailTextKind.Reminder) is null,
                    text.Replace("{name}", "X", StringComparison.Ordinal) == filled
                        && !filled.Contains('{', StringComparison.Ordinal)
                        && !filled.Contains('}', StringComparison.Ordinal)
                );
            });
}
