using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Tests.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.FollowUp;

public sealed class RecordingResolutions
{
    private static readonly MeetingId Meeting = new(Guid.Empty);

    private static Outcome<ResolutionEvent> Record(
        string? number = "4/2026-1",
        string? wording = "Der Kurs beginnt im März.",
        string? vote = "einstimmig"
    ) =>
        ResolutionDecisions.Decide(
            new RecordResolution(Language, Meeting, AMeeting.Item1, number, wording, vote)
        );

    [Fact]
    public void A_resolution_is_kept_as_it_was_worded() =>
        Assert.Equal(
            new ResolutionRecorded(Language, Meeting, AMeeting.Item1, "4/2026-1", "a\n<b>", ""),
            Assert.Single(Record(wording: "a\r\n<b>\0", vote: null).Events)
        );

    [Fact]
    public void A_resolution_needs_a_number_and_words()
    {
        Assert.Equal(
            new Refusal("resolution.number-unusable", "Number"),
            Record(number: " ").Refusal
        );
        Assert.Equal(
            new Refusal("resolution.number-unusable", "Number"),
            Record(number: new string('1', ResolutionDecisions.LongestNote + 1)).Refusal
        );
        Assert.Equal(
            new Refusal("resolution.wording-missing", "Wording"),
            Record(wording: null).Refusal
        );
        Assert.Equal(
            new Refusal("resolution.wording-too-long", "Wording"),
            Record(wording: new string('x', ResolutionDecisions.LongestWording + 1)).Refusal
        );
        Assert.Equal(
            new Refusal("resolution.vote-too-long", "Vote"),
            Record(vote: new string('x', ResolutionDecisions.LongestNote + 1)).Refusal
        );
    }
}
