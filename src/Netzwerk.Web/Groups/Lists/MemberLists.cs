using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Groups.Joining.Invitations;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Lists;

/// <summary>
/// Who is in one group, invited to it or blocked from it, as files. A file has what the page shows to the same reader;
/// addresses and phone numbers are for the coordination only.
/// </summary>
public sealed class MemberLists(
    GroupScreens screens,
    InvitationScreens invitations,
    PersonNames names,
    ListFiles files,
    TimeProvider clock,
    IStringLocalizer<GroupTexts> texts,
    IStringLocalizer<ActorTexts> words
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        Map(app, "mitglieder", it => (screen, _) => Task.FromResult<ListFile?>(it.Members(screen)));
        Map(app, "einladungen", it => it.InvitationsAsync);
        Map(app, "gesperrt", it => it.BlockedAsync);
    }

    private static void Map(
        WebApplication app,
        string page,
        Func<MemberLists, Func<GroupScreen, CancellationToken, Task<ListFile?>>> list
    ) =>
        app.MapGet(
                $"/gruppen/{{id:guid}}/{page}.{{ending}}",
                (Guid id, string ending, HttpContext http, MemberLists it, CancellationToken ct) =>
                    it.AnswerAsync(new(id), ending, http, list(it), ct)
            )
            .RequireAuthorization(Policies.SignedIn);

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        GroupId id,
        string ending,
        HttpContext http,
        Func<GroupScreen, CancellationToken, Task<ListFile?>> list,
        CancellationToken ct
    ) =>
        ListFiles.Read(ending) is { } format
        && await screens.LoadAsync(id, http.User, ct) is { } screen
        && await list(screen, ct) is { } file
            ? await files.AnswerAsync(file, format, http, ct)
            : TypedResults.NotFound();

    private ListFile Members(GroupScreen screen)
    {
        List<ListColumn<Member>> columns =
        [
            new(texts["name"], 30, m => screen.Names[m.Person], NamesItsRow: true),
            new(words["organisation"], 40, screen.OrganisationOf),
            new(texts["role"], 16, m => texts[$"role.{m.Role}"].Value),
            new(texts["vote"], 10, m => texts[m.HasVote ? "yes" : "no"].Value),
            new(
                texts["deputies"],
                34,
                m => string.Join(", ", m.Deputies.Select(d => screen.Names[d]))
            ),
        ];
        if (screen.Rights.ManageMembers)
        {
            columns.Add(new(texts["seat.from"], 12, m => m.From));
            columns.Add(new(texts["seat.to"], 12, m => m.To));
        }

        if (screen.Rights.IsCoordinator)
        {
            columns.Add(new(words["mail"], 34, m => screen.Names.Card(m.Person)?.Mail ?? ""));
            columns.Add(new(words["phone"], 20, m => screen.Names.Card(m.Person)?.Phone ?? ""));
        }

        return ListFile.Of(
            texts["members"],
            "mitglieder",
            screen.Group.Name,
            columns,
            screen.MembersByName
        );
    }

    private async Task<ListFile?> InvitationsAsync(GroupScreen screen, CancellationToken ct)
    {
        if (screen is not { Rights.ManageMembers: true, Group.IsClosed: false })
        {
            return null;
        }

        var today = Appointment.LocalDay(clock.GetUtcNow());
        return ListFile.Of(
            texts["invitations"],
            "einladungen",
            screen.Group.Name,
            [
                new(texts["invite.who"], 34, r => r.Shown, NamesItsRow: true),
                new(words["mail"], 34, r => r.Mail),
                new(texts["role"], 16, r => texts[$"role.{r.Invitation.Role}"].Value),
                new(
                    texts["invite.standing"],
                    18,
                    r => texts[$"invitation.state.{r.Invitation.StateOn(today)}"].Value
                ),
                new(texts["invitation.until.column"], 14, r => r.Invitation.Until),
            ],
            await invitations.OfAsync(screen.Id, screen.Rights.IsCoordinator, ct)
        );
    }

    private async Task<ListFile?> BlockedAsync(GroupScreen screen, CancellationToken ct)
    {
        if (!screen.Rights.ManageMembers)
        {
            return null;
        }

        var known = await names.OfAsync(screen.Group.Blocked.Select(b => b.Person), ct);
        List<ListColumn<BlockedPerson>> columns =
        [
            new(texts["name"], 30, b => known[b.Person], NamesItsRow: true),
        ];
        if (screen.Rights.IsCoordinator)
        {
            columns.Add(new(texts["block.reason"], 60, b => b.Reason));
        }

        return ListFile.Of(
            texts["blocked"],
            "gesperrt",
            screen.Group.Name,
            columns,
            screen.Group.Blocked.OrderBy(
                b => known.SortName(b.Person),
                StringComparer.CurrentCulture
            )
        );
    }
}
