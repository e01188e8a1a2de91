using System.Text.RegularExpressions;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Web.Groups.Confidentiality;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Confidentiality;

/// <summary>Asking for the undertaking and giving it, step by step.</summary>
internal static partial class SecrecySteps
{
    public const string Words = "Ich schweige über Nichtöffentliches.";

    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string PageOf(GroupId group) => $"/gruppen/{group}/verschwiegenheit";

    public static async Task AskForSecrecyAsync(
        this NetzwerkApp app,
        GroupId group,
        string words = Words,
        bool again = false,
        int before = 0
    )
    {
        var ask = new AskForConfidentiality(words, again, AsksGuests: false, before);
        var result = await app.WithAsync<ConfidentialityCommands, CommandResult>(c =>
            c.AskAsync(group, ask, Office, Ct)
        );
        Assert.Equal(CommandStatus.Done, result.Status);
    }

    public static async Task GiveSecrecyAsync(this NetzwerkApp app, GroupId group, KnownPerson who)
    {
        var result = await app.WithAsync<ConfidentialityCommands, CommandResult>(c =>
            c.GiveAsync(group, new(who.Id, 1), new(who.Id, Channel.Web), Ct)
        );
        Assert.Equal(CommandStatus.Done, result.Status);
    }

    public static async Task<MimeMessage> MailAsync(
        this NetzwerkApp app,
        KnownPerson to,
        string subject
    ) =>
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(to.Card.Mail)
                    .FirstOrDefault(m => m.Subject!.StartsWith(subject, StringComparison.Ordinal))
            )
        );

    /// <summary>The mails of a kind about a group, as they are planned and sent.</summary>
    public static async Task<IReadOnlyList<Dispatch>> PlannedAsync(
        this NetzwerkApp app,
        GroupId group,
        string kind
    )
    {
        await app.WaitForDaemonAsync();
        await using var session = app.Query();
        return await Marten.QueryableExtensions.ToListAsync(
            session.Query<Dispatch>().Where(d => d.Subject == group.Value && d.Kind == kind),
            Ct
        );
    }

    public static string LinkIn(MimeMessage mail) =>
        new Uri(LinkForm().Match(mail.TextBody!).Value).AbsolutePath;

    [GeneratedRegex(@"https://\S+/verschwiegenheit/[a-z2-7]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkForm();
}
