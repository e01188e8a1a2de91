using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Puts together what stands in the minutes of a meeting: to read, to print and to freeze.</summary>
public sealed class EditionBuilder(MinutesTexts texts, PersonVault vault)
{
    public async Task<IReadOnlyList<ItemText>> TextsAsync(Meeting meeting, CancellationToken ct)
    {
        var items = new List<ItemText>(meeting.Agenda.Count);
        foreach (var item in meeting.Agenda)
        {
            items.Add(new(item, (await texts.ReadAsync(item.Id, ct)).Text));
        }

        return items;
    }

    /// <summary>The minutes as they stand now, with today's names and without numbers.</summary>
    public async Task<EditionContent> DraftAsync(
        IQuerySession session,
        Meeting meeting,
        Group group,
        CancellationToken ct
    ) =>
        await BuildAsync(
            session,
            meeting,
            group,
            await TextsAsync(meeting, ct),
            edition: 0,
            numbers: [],
            ct
        );

    /// <summary>The minutes with the numbers of their resolutions in the order of the text.</summary>
    public async Task<EditionContent> BuildAsync(
        IQuerySession session,
        Meeting meeting,
        Group group,
        IReadOnlyList<ItemText> items,
        int edition,
        IReadOnlyList<string> numbers,
        CancellationToken ct
    )
    {
        PersonId[] people =
        [
            .. meeting.Invitees.Select(i => i.Person),
            .. meeting.Agenda.Where(i => i.Rapporteur is not null).Select(i => i.Rapporteur!.Value),
            .. items.SelectMany(i => i.People()),
        ];
        var names = new NameLookup(await vault.FindAsync(session, people, ct));
        var freezer = new BlockFreezer(names, new(numbers));
        return new(
            edition,
            meeting.Id,
            group.Name,
            meeting.Title,
            meeting.When.Day,
            meeting.When.From,
            meeting.When.To,
            meeting.Place,
            meeting.VideoLink,
            await PeopleAsync(session, meeting, group, names, ct),
            [
                .. items.Select(item => new EditionItem(
                    meeting.NumberOf(item.Item.Id),
                    item.Item.Title,
                    item.Item.Rapporteur is { } person ? names[person] : "",
                    freezer.Blocks(item.Text.Blocks()),
                    item.Item.IsClosed
                )),
            ]
        );
    }

    private static async Task<IReadOnlyList<EditionPerson>> PeopleAsync(
        IQuerySession session,
        Meeting meeting,
        Group group,
        NameLookup names,
        CancellationToken ct
    )
    {
        Guid[] ids =
        [
            .. group
                .Members.Where(m => m.Organisation is not null)
                .Select(m => m.Organisation!.Value.Value)
                .Distinct(),
        ];
        var organisations = (await session.LoadManyAsync<Organisation>(ct, ids)).ToDictionary(
            o => o.Id,
            o => o.Name
        );
        return
        [
            .. meeting
                .Invitees.OrderBy(i => names.SortName(i.Person), GermanOrder)
                .Select(i =>
                {
                    var seat = group.MemberOf(i.Person);
                    return new EditionPerson(
                        names[i.Person],
                        seat?.Organisation is { } o
                            ? organisations.GetValueOrDefault(o.Value, "")
                            : "",
                        DutyOf(seat),
                        i.Attendance
                    );
                }),
        ];
    }

    // The record is the same whoever's language it is made in.
    private static StringComparer GermanOrder { get; } =
        StringComparer.Create(
            System.Globalization.CultureInfo.GetCultureInfo("de-DE"),
            ignoreCase: false
        );

    private static EditionDuty DutyOf(Member? seat) =>
        seat?.Role switch
        {
            GroupRole.Chair => EditionDuty.Chair,
            GroupRole.MinuteTaker => EditionDuty.MinuteTaker,
            GroupRole.Member => EditionDuty.None,
            _ => EditionDuty.Guest,
        };
}
