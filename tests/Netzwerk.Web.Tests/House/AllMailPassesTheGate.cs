using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Post;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed class AllMailPassesTheGate
{
    /// <summary>Who hands mail to the relay, and why it asks nobody's preferences first.</summary>
    private static readonly Dictionary<string, string> Hands = new(StringComparer.Ordinal)
    {
        [typeof(SendDispatch).FullName!] = "the outbox: it asks the gate",
        [typeof(MailCheck).FullName!] =
            "the test mail: who pressed the button gets it, nobody else",
    };

    [Fact]
    public void Only_the_outbox_and_the_test_mail_reach_the_relay()
    {
        var transport = typeof(IMailTransport).FullName!;
        var senders = Plan.In(Plan.Web)
            .Where(t => !Plan.IsIn(t.FullName, $"{Plan.Web}.Platform.Mail"))
            .Where(t => t.Dependencies.Any(d => d.Target.FullName == transport))
            // Compiler-made parts of a class belong to it.
            .Select(t => t.FullName.Split('+', '/')[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(Hands.Keys.Order(StringComparer.Ordinal), senders);
    }

    [Fact]
    public void The_outbox_asks_the_gate() =>
        Assert.Contains(
            Plan.Types.Single(t => t.FullName == typeof(SendDispatch).FullName).Dependencies,
            d => d.Target.FullName == typeof(MailGate).FullName
        );
}
