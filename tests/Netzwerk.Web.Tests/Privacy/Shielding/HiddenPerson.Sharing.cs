using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.CircularResolutions;
using Netzwerk.Web.DistributionLists;
using Netzwerk.Web.Groups.Blocking;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.SchedulingPolls;
using Netzwerk.Web.Tests.Actors.Sharing;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Groups.Confidentiality;
using Netzwerk.Web.Tests.Groups.Invitations;
using Netzwerk.Web.Tests.Groups.Papers;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Netzwerk.Web.Topics;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

internal sealed partial class HiddenPerson
{
    /// <summary>
    /// She shows everything to everybody, files a paper, is invited into a group, blocked in another, stands on a distribution
    /// list, is needed for a date, votes without a meeting, proposes something, reports on a topic, and undertakes to keep
    /// closed matters to herself.
    /// </summary>
    private async Task ShareAsync()
    {
        await app.ShareQuicklyAsync(Her, Visibility.Public);
        await FileAsync();
        using var office = await app.SignInAsync(Coordinator);
        await InvitationSteps.InviteAsync(office, await app.FoundAsync(name: "Beirat"), Mail);
        await BlockAsync();
        await ListAsync();
        await PollAsync();
        await VoteAsync();
        await ProposeAsync();
        await KeepSecretsAsync();
    }

    private async Task KeepSecretsAsync()
    {
        var circle = await app.FoundAsync(name: "Fallrunde");
        await app.SeatAsync(circle, Her);
        await app.AskForSecrecyAsync(circle);
        await app.GiveSecrecyAsync(circle, Her);
    }

    /// <summary>Her objection stopped one question, another goes round, and a third is a draft.</summary>
    private async Task VoteAsync()
    {
        var (stopped, running, draft) = (
            CircularResolutionId.Create(),
            CircularResolutionId.Create(),
            CircularResolutionId.Create()
        );
        var circle = await app.FoundAsync(name: "Vergaberunde");
        await app.SeatAsync(circle, Her);
        await app.SeatAsync(circle, Reviewed.Emil);
        await app.AdoptAsync(
            circle,
            r =>
                r with
                {
                    Circular = r.Circular with
                    {
                        Objection = ProcedureObjectionRule.StopsProcedure,
                    },
                }
        );
        var day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(20);
        var text = new CircularText("Vergabe", "Das Angebot wird angenommen.", "", false, day, []);
        foreach (var id in (CircularResolutionId[])[stopped, running, draft])
        {
            MailedNetzwerk.Must(
                await app.WithAsync<CircularResolutionCommands, CommandResult>(c =>
                    c.DraftAsync(id, circle, new(text), Clerk, Ct)
                )
            );
        }

        foreach (var id in (CircularResolutionId[])[stopped, running])
        {
            MailedNetzwerk.Must(
                await app.WithAsync<CircularResolutionCommands, CommandResult>(c =>
                    c.SendAsync(id, new(IsMinor: false), Clerk, CommandOptions.None, Ct)
                )
            );
        }

        MailedNetzwerk.Must(
            await app.WithAsync<CircularResolutionCommands, CommandResult>(c =>
                c.AnswerAsync(
                    stopped,
                    CircularChoice.Objection,
                    "Das gehört in die Runde",
                    HeldMeeting.As(Her),
                    Ct
                )
            )
        );
    }

    private async Task ProposeAsync()
    {
        var topic = new EnterTopic(
            Reviewed.Group,
            "Räume",
            ItemPurpose.Discussion,
            10,
            Her.Id,
            default,
            "",
            null,
            0
        );
        MailedNetzwerk.Must(
            await app.WithAsync<TopicCommands, CommandResult>(c =>
                c.EnterAsync(TopicId.Create(), topic, Clerk, Ct)
            )
        );
        var motion = new SubmitMotion(
            Reviewed.Group,
            "Kinderbetreuung",
            "Zu jedem Kurs.",
            "",
            Her.Id,
            null,
            default,
            0
        );
        MailedNetzwerk.Must(
            await app.WithAsync<MotionCommands, CommandResult>(c =>
                c.SubmitAsync(TopicId.Create(), motion, HeldMeeting.As(Her), Ct)
            )
        );
    }

    private async Task PollAsync()
    {
        var (id, date) = (SchedulingPollId.Create(), PollOptionId.Create());
        var day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(40);
        var ask = new OpenPoll(
            Reviewed.Group,
            "Klausurtag",
            "Rathaus",
            "",
            120,
            day.AddDays(-20),
            [new(date, day, new(10, 0)), new(PollOptionId.Create(), day.AddDays(1), new(10, 0))],
            [Her.Id, Reviewed.Emil.Id],
            [Her.Id]
        );
        MailedNetzwerk.Must(
            await app.WithAsync<PollCommands, CommandResult>(c => c.OpenAsync(id, ask, Clerk, Ct))
        );
        MailedNetzwerk.Must(
            await app.WithAsync<PollCommands, CommandResult>(c =>
                c.AnswerAsync(
                    id,
                    [new(date, PollAnswer.No)],
                    "Da bin ich verreist",
                    HeldMeeting.As(Her),
                    Ct
                )
            )
        );
    }

    private async Task FileAsync()
    {
        await using (var session = Store.LightweightSession())
        {
            session.Events.Append(Reviewed.Group.Value, new GroupMembersFilePapers(true));
            await session.SaveChangesAsync(Ct);
        }

        using var browser = await app.SignInAsync(Her);
        var shelf = PaperSteps.PapersOf(Reviewed.Group);
        var page = await browser.OpenAsync(shelf);
        var sent = await page.SendFilesAsync(
            "ablegen",
            [("Zahlen.csv", "Ort;Zahl\nFreiberg;3\n"u8.ToArray())]
        );
        Assert.Equal(shelf, sent.RedirectsTo);
    }

    private async Task BlockAsync()
    {
        var closed = await app.FoundAsync(name: "Runder Tisch");
        MailedNetzwerk.Must(
            await app.WithAsync<BlockCommands, CommandResult>(c =>
                c.BlockAsync(closed, new BlockMember(Her.Id, "Wie besprochen."), Clerk, Ct)
            )
        );
    }

    private async Task ListAsync()
    {
        var (list, circular) = (DistributionListId.Create(), CircularId.Create());
        var search = new ListSearch(ListedKind.People, "Kollege", null, null, null, null);
        MailedNetzwerk.Must(
            await app.WithAsync<ListCommands, CommandResult>(c =>
                c.SaveAsync(list, new SaveDistributionList("Alle Schulen", search), Clerk, Ct)
            )
        );
        MailedNetzwerk.Must(
            await app.WithAsync<ListCommands, CommandResult>(c =>
                c.PlaceAsync(list, Her.Id, ListPlace.On, Clerk, Ct)
            )
        );
        MailedNetzwerk.Must(
            await app.WithAsync<CircularCommands, CommandResult>(c =>
                c.WordAsync(circular, new WordCircular(list, "Termine", "Guten Tag."), Clerk, Ct)
            )
        );
        var shown = await app.WithAsync<ListScreens, CircularScreen?>(s =>
            s.CircularAsync(list.Value, circular.Value, Ct)
        );
        MailedNetzwerk.Must(
            await app.WithAsync<CircularCommands, CommandResult>(c =>
                c.SendAsync(circular, shown?.Now?.Fingerprint, Clerk, Ct)
            )
        );
        MailedNetzwerk.Must(
            await app.WithAsync<CircularCommands, CommandResult>(c =>
                c.WordAsync(
                    CircularId.Create(),
                    new WordCircular(list, "Entwurf", "Guten Tag."),
                    Clerk,
                    Ct
                )
            )
        );
    }

    private Asker Clerk => HeldMeeting.As(Coordinator, coordinator: true);
}
