using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.Api;

namespace Netzwerk.Web.Minutes.Api;

/// <summary>The minutes of a meeting as programs see them: where they stand and what they say.</summary>
public sealed record MinutesView(
    MeetingId Meeting,
    MinutesState State,
    DateOnly? ObjectionsUntil,
    bool MayObject,
    IReadOnlyList<ObjectionView> Objections,
    int Edition,
    string? Sha512,
    bool? Matches,
    string? Pdf,
    IReadOnlyList<MinutesItemView> Items,
    long Version
)
{
    internal static MinutesView Of(
        ReviewScreen screen,
        EditionContent content,
        MinutesEdition? edition,
        DateTimeOffset now
    )
    {
        var minutes = screen.Minutes;
        return new(
            new(screen.Meeting.Id),
            minutes.State,
            minutes.ObjectionsUntil,
            screen.MayObject(now),
            [
                .. screen.ShownObjections.Select(o => new ObjectionView(
                    o.Person,
                    screen.Names[o.Person],
                    o.Wording,
                    o.Item,
                    o.Paragraph,
                    o.Proposal,
                    o.Result,
                    o.Reason
                )),
            ],
            minutes.Edition,
            edition is null ? null : minutes.Sha512,
            edition?.Matches(minutes.Sha512),
            edition is not null || screen.Rights.WriteMinutes
                ? $"{ApiSetup.Root}/meetings/{screen.Meeting.Id}/minutes/pdf"
                : null,
            [.. content.Items.Select(i => MinutesItemView.Of(i, screen.Meeting))],
            minutes.Version
        );
    }
}

/// <summary>What somebody objected to, and what became of it.</summary>
public sealed record ObjectionView(
    PersonId Person,
    string Name,
    string Wording,
    AgendaItemId? Item,
    int Paragraph,
    string Proposal,
    ObjectionResult Result,
    string Reason
);

/// <summary>An item of the agenda and its text as blocks; "$type" names the kind of a block.</summary>
public sealed record MinutesItemView(
    AgendaItemId? Item,
    int Number,
    string Title,
    string Rapporteur,
    IReadOnlyList<EditionBlock> Blocks
)
{
    internal static MinutesItemView Of(EditionItem item, Meeting meeting) =>
        new(meeting.ItemAt(item.Number)?.Id, item.Number, item.Title, item.Rapporteur, item.Blocks);
}

/// <summary>The last day on which members may object.</summary>
public sealed record SubmitInput(
    DateOnly ObjectionsUntil,
    MinutesApproval Approval = MinutesApproval.BySilence
);

/// <summary>What is wrong with the minutes.</summary>
public sealed record ObjectionInput(
    string? Wording = null,
    AgendaItemId? Item = null,
    int Paragraph = 0,
    string? Proposal = null
);

/// <summary>The later meeting of the group that approved the minutes, and the vote.</summary>
public sealed record ApproveInput(MeetingId In, string Vote);

/// <summary>How an objection is settled: upheld or rejected; rejecting takes a reason.</summary>
public sealed record SettleInput(ObjectionResult Result, string? Reason = null);
