using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>The texts of all items, the number of the edition (0 for a draft), and the numbers of its resolutions in order.</summary>
public sealed record EditionText(
    int Edition,
    IReadOnlyList<ItemText> Items,
    IReadOnlyList<string> Numbers
);

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

    /// <summary>The minutes as they stand now, with today's names; only what goes on from the edition before has a number.</summary>
    public async Task<EditionContent> DraftAsync(
        IQuerySession session,
        Meeting meeting,
        Group group,
        MeetingMinutes minutes,
        CancellationToken ct
    )
    {
        var items = await TextsAsync(meeting, ct);
        var plan = await RegisterPlans.OfAsync(session, meeting, minutes, items, ct);
        var numbers = await RegisterPlans.NumbersAsync(session, plan, [], ct);
        return await BuildAsync(session, meeting, group, minutes, new(0, items, numbers), ct);
    }

    public async Task<EditionContent> BuildAsync(
        IQuerySession session,
        Meeting meeting,
        Group groupNow,
        MeetingMinutes minutes,
        EditionText text,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(text);
        var items = text.Items;
        var first = await EditionAsync(session, meeting, Math.Min(minutes.Edition, 1), ct);
        var group = first is null ? groupNow : await AsOfAsync(session, groupNow, first, ct);
        PersonId[] people =
        [
            .. meeting.Invitees.Select(i => i.Person),
            .. meeting.Agenda.Where(i => i.Rapporteur is not null).Select(i => i.Rapporteur!.Value),
            .. items.SelectMany(i => i.Text.People()),
        ];
        var names = new NameLookup(await vault.FindAsync(session, people, ct));
        var organisations = await OrganisationNames.OfAsync(
            session,
            [
                .. group.Members.Select(m => m.Organisation).OfType<OrganisationId>(),
                .. items.SelectMany(i => i.Text.Organisations()),
            ],
            ct
        );
        var freezer = new BlockFreezer(names, organisations, new(text.Numbers));
        // The record is the same whoever's language it is made in, also where it names nobody.
        var content = InLanguage.Say(
            InLanguage.German,
            () =>
                new EditionContent(
                    text.Edition,
                    meeting.Id,
                    group.Name,
                    meeting.Title,
                    meeting.When.Day,
                    meeting.When.From,
                    meeting.When.To,
                    meeting.Place,
                    meeting.VideoLink,
                    People(meeting, group, names, organisations),
                    [
                        .. items.Select(item => new EditionItem(
                            meeting.NumberOf(item.Item.Id),
                            item.Item.Title,
                            item.Item.Rapporteur is { } person ? names[person] : "",
                            freezer.Blocks(item.Text.Blocks()),
                            item.Item.IsClosed
                        )),
                    ]
                )
        );
        return content with
        {
            Correction = await CorrectionAsync(session, meeting, minutes, ct),
            Approval = minutes.Approved is { } approved ? new(approved.Day, approved.Vote) : null,
        };
    }

    private static async Task<EditionCorrection?> CorrectionAsync(
        IQuerySession session,
        Meeting meeting,
        MeetingMinutes minutes,
        CancellationToken ct
    ) =>
        minutes.Correction is { } correction
        && await EditionAsync(session, meeting, minutes.Edition, ct) is { } corrected
            ? new(
                corrected.Number,
                Appointment.LocalDay(corrected.FrozenAt),
                corrected.Sha512,
                correction.Reason
            )
            : null;

    private static async Task<MinutesEdition?> EditionAsync(
        IQuerySession session,
        Meeting meeting,
        int number,
        CancellationToken ct
    ) =>
        number == 0
            ? null
            : await session.LoadAsync<MinutesEdition>(MinutesEdition.IdOf(meeting.Id, number), ct);

    /// <summary>Who led the group and for whom people sat in it is what it was, however late a mistake is found.</summary>
    internal static async Task<Group> AsOfAsync(
        IQuerySession session,
        Group now,
        MinutesEdition first,
        CancellationToken ct
    ) =>
        (
            await session.Events.FetchStreamAsync(now.Id, timestamp: first.FrozenAt, token: ct)
        ).Aggregate((Group?)null, (group, e) => Group.Evolve(group, now.Id, e.Data)) ?? now;

    private static IReadOnlyList<EditionPerson> People(
        Meeting meeting,
        Group group,
        NameLookup names,
        OrganisationNames organisations
    ) =>
        [
            .. meeting
                .Invitees.OrderBy(i => names.SortName(i.Person), GermanOrder)
                .Select(i =>
                {
                    var seat = group.MemberOf(i.Person);
                    return new EditionPerson(
                        names[i.Person],
                        seat?.Organisation is { } o ? organisations[o] : "",
                        DutyOf(seat),
                        i.Attendance
                    );
                }),
        ];

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
