namespace Netzwerk.Domain.Meetings.Sitting;

public sealed partial record MeetingSitting
{
    private MeetingSitting WithCourse(MeetingEvent happened) =>
        happened switch
        {
            ItemBegun e => this with { Items = [.. Items, new(e.Item, e.At, To: null)] },
            ItemEnded e => this with
            {
                Items =
                [
                    .. Items.Select(i =>
                        i.Item == e.Item && i.To is null ? i with { To = e.At } : i
                    ),
                ],
            },
            RecessBegun e => this with { Recesses = [.. Recesses, new(e.At, To: null)] },
            RecessEnded e => this with
            {
                Recesses = [.. Recesses.Select(r => r.To is null ? r with { To = e.At } : r)],
            },
            MemberRecused e => this with
            {
                Recusals = [.. Except(e.Item, e.Person), new(e.Item, e.Person, e.At, Back: null)],
            },
            RecusedCameBack e => this with
            {
                Recusals =
                [
                    .. Recusals.Select(r =>
                        r.Item == e.Item && r.Person == e.Person ? r with { Back = e.At } : r
                    ),
                ],
            },
            RecusalTakenBack e => this with { Recusals = [.. Except(e.Item, e.Person)] },
            QuorumChallenged e => this with { ChallengedAt = ChallengedAt ?? e.At },
            _ => WithConvocation(happened),
        };

    private MeetingSitting WithConvocation(MeetingEvent happened) =>
        happened switch
        {
            ConvocationConfirmed e => this with
            {
                Convocation = new([], "", e.SecondMeeting, e.HintGiven),
                CuredFor = null,
            },
            ConvocationDefectsFound e => this with
            {
                Convocation = new(e.Defects, e.Words, e.SecondMeeting, e.HintGiven),
            },
            ConvocationObjected e => this with { Objections = [.. Objections, e.Person] },
            ConvocationObjectionTakenBack e => this with
            {
                Objections = [.. Objections.Where(p => p != e.Person)],
            },
            DefectCured e => this with { CuredFor = e.Seats },
            _ => this,
        };

    private IEnumerable<Recusal> Except(AgendaItemId item, PersonId person) =>
        Recusals.Where(r => r.Item != item || r.Person != person);
}
