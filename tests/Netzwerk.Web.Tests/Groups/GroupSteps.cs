using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

/// <summary>What people do with groups, step by step.</summary>
public static partial class GroupSteps
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<GroupId> FoundAsync(
        this NetzwerkApp app,
        GroupOpenness openness = GroupOpenness.Open,
        string name = "AG Sprache"
    )
    {
        var id = GroupId.Create();
        var ask = new FoundGroup(name, GroupKind.WorkingGroup, openness, "Kurse abstimmen");
        Done(
            await app.WithAsync<GroupCommands, CommandResult>(c =>
                c.FoundAsync(id, ask, Office, Ct)
            )
        );
        return id;
    }

    public static async Task SeatAsync(
        this NetzwerkApp app,
        GroupId group,
        KnownPerson person,
        GroupRole role = GroupRole.Member
    )
    {
        var ask = new SeatMember(person.Id, Organisation: null, role);
        Done(
            await app.WithAsync<GroupCommands, CommandResult>(c =>
                c.SeatAsync(group, ask, Office, Ct)
            )
        );
    }

    /// <summary>A meeting in thirty days to which the group is invited.</summary>
    public static async Task<MeetingId> CallMeetingAsync(
        this NetzwerkApp app,
        GroupId group,
        string title = "Herbstrunde"
    )
    {
        var id = MeetingId.Create();
        var day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(30);
        var plan = new PlanMeeting(group, title, day, new(14, 0), new(16, 0), "Rathaus", "");
        var commands = app.Services.GetRequiredService<MeetingCommands>();
        Done(await commands.PlanAsync(id, plan, [], Office, Ct));
        Done(await commands.CallAsync(id, [], Office, CommandOptions.None, Ct));
        return id;
    }

    public static (string, string)[] Wish(
        string mail,
        string given = "Jana",
        string family = "Neu"
    ) =>
        [
            ("Input.GivenName", given),
            ("Input.FamilyName", family),
            ("Input.Organisation", "Nachbarschaftshilfe"),
            ("Input.Mail", mail),
            ("Input.Sentence", "Ich begleite Familien."),
        ];

    public static async Task<Page> AskAsync(HttpClient browser, GroupId group, string mail)
    {
        var page = await browser.OpenAsync($"/gruppen/{group}/mitmachen");
        return await page.SubmitAsync("mitmachen", Wish(mail));
    }

    /// <summary>The way to the page that confirms, from the mail.</summary>
    public static async Task<string> LinkAsync(this NetzwerkApp app, string mail, int after = 0) =>
        LinkIn(await app.Post.NextToAsync(mail, after));

    public static string LinkIn(MimeMessage mail) =>
        new Uri(LinkForm().Match(mail.TextBody!).Value).AbsolutePath;

    /// <summary>Somebody whose wish waits to be answered.</summary>
    public static async Task WaitAsync(this NetzwerkApp app, GroupId group, string mail)
    {
        using var browser = app.Visitor();
        await AskAsync(browser, group, mail);
        var page = await browser.OpenAsync(await app.LinkAsync(mail));
        await page.SubmitAsync("bestaetigen");
    }

    /// <summary>Sends a form as a browser would: as it is filled in, with these values written over.</summary>
    public static Task<Page> FillAsync(
        this Page page,
        string form,
        params (string Name, string Value)[] values
    ) => FilledForm.On(page.Browser, page, form).Write(values).SendAsync();

    public static string ButtonOf(Page page, string name) =>
        page.Document.QuerySelector($"button[name={name}]")!.GetAttribute("value")!;

    public static string Unique(string name) => $"{name}-{Guid.CreateVersion7():N}@verein.example";

    public static async Task<PersonId?> OwnerAsync(this NetzwerkApp app, string mail)
    {
        await using var session = app.Query();
        var vault = app.Services.GetRequiredService<PersonVault>();
        return await vault.ByMailAsync(session, mail, Ct);
    }

    private static void Done(CommandResult result) =>
        Assert.Equal(CommandStatus.Done, result.Status);

    [GeneratedRegex(@"https://\S+/mitmachen/[a-z2-7]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkForm();
}
