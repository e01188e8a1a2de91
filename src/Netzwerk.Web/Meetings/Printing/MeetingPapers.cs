using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Meetings.Pages;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Printing;

/// <summary>The papers of a meeting as files: agenda for who sees the meeting, list and script for who runs it.</summary>
public sealed class MeetingPapers(
    MeetingScreens screens,
    MeetingPrint print,
    IQuerySession session,
    TimeProvider clock,
    IStringLocalizer<CallingTexts> texts,
    IStringLocalizer<MeetingTexts> meetings,
    IStringLocalizer<GroupTexts> groups
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        Map(app, "tagesordnung", _ => true, (it, p, _, _) => Task.FromResult(it.Print.Agenda(p)));
        Map(
            app,
            "tagesordnung-oeffentlich",
            _ => true,
            (it, p, _, _) => Task.FromResult(it.Print.PublicAgenda(p))
        );
        Map(app, "regieplan", r => r.Plan, (it, p, _, _) => Task.FromResult(it.Print.Script(p)));
        Map(
            app,
            "unterschriftenliste",
            r => r.Plan,
            async (it, p, screen, ct) =>
                it.Print.SignatureList(p, await it.SignersAsync(screen, ct))
        );
    }

    private MeetingPrint Print => print;

    private static void Map(
        WebApplication app,
        string paper,
        Func<MeetingRights, bool> may,
        Func<MeetingPapers, PrintedMeeting, MeetingScreen, CancellationToken, Task<byte[]>> write
    ) =>
        app.MapGet(
                $"/sitzungen/{{id:guid}}/{paper}.pdf",
                async (Guid id, HttpContext http, MeetingPapers it, CancellationToken ct) =>
                    await it.AnswerAsync(new(id), $"{paper}.pdf", may, write, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        MeetingId id,
        string name,
        Func<MeetingRights, bool> may,
        Func<MeetingPapers, PrintedMeeting, MeetingScreen, CancellationToken, Task<byte[]>> write,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await screens.LoadAsync(id, http.User, ct) is not { } screen || !may(screen.Rights))
        {
            return TypedResults.NotFound();
        }

        var office = await OfficeHead.LoadAsync(session, ct);
        var printed = new PrintedMeeting(
            screen.Meeting,
            screen.Group.Name,
            screen.Names,
            office,
            clock.GetUtcNow()
        );
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.File(await write(this, printed, screen, ct), "application/pdf", name);
    }

    /// <summary>Those with a seat first, then who was invited besides; before the call all members.</summary>
    private async Task<IReadOnlyList<Signer>> SignersAsync(
        MeetingScreen screen,
        CancellationToken ct
    )
    {
        var (meeting, group) = (screen.Meeting, screen.Group);
        PersonId[] people =
            meeting.Status is MeetingStatus.Draft
                ? [.. group.Members.Select(m => m.Person)]
                : [.. meeting.Invitees.Select(i => i.Person)];
        var organisations = await OrganisationsAsync(group, ct);
        return InLanguage.Say(
            InLanguage.German,
            () =>
                (IReadOnlyList<Signer>)
                    [
                        .. people
                            .OrderBy(p => group.MemberOf(p) is null)
                            .ThenBy(screen.Names.SortName, StringComparer.CurrentCulture)
                            .Select(p => Of(screen, p, organisations)),
                    ]
        );
    }

    private Signer Of(
        MeetingScreen screen,
        PersonId person,
        IReadOnlyDictionary<Guid, string> organisations
    )
    {
        var (invitee, member) = (screen.Meeting.InviteeOf(person), screen.Group.MemberOf(person));
        var seat =
            invitee?.For is { } absent ? texts["proof.deputy", screen.Names[absent]].Value
            : member is null ? texts["print.guest"].Value
            : groups[$"role.{member.Role}"].Value;
        return new(
            screen.Names[person],
            organisations.GetValueOrDefault(member?.Organisation?.Value ?? Guid.Empty, ""),
            seat,
            Standing(invitee)
        );
    }

    private string Standing(Invitee? invitee) =>
        invitee is null ? ""
        : invitee.Attendance is not Attendance.NotNoted
            ? meetings[$"attendance.{invitee.Attendance}"].Value
        : meetings[AnswerWords.Key(invitee.Answer)].Value;

    private async Task<IReadOnlyDictionary<Guid, string>> OrganisationsAsync(
        Group group,
        CancellationToken ct
    )
    {
        Guid[] ids =
        [
            .. group.Members.Select(m => m.Organisation?.Value).OfType<Guid>().Distinct(),
        ];
        return (await session.LoadManyAsync<Organisation>(ct, ids)).ToDictionary(
            o => o.Id,
            o => o.Name
        );
    }
}
