using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo;

internal sealed partial class DemoActs
{
    /// <summary>Writes the text of one item: one step, as an editor would send what was pasted into it.</summary>
    public async Task WriteAsync(
        DemoMeeting meeting,
        DemoItem item,
        PersonId author,
        CancellationToken ct,
        long version = 0
    )
    {
        ct.ThrowIfCancellationRequested();
        using var steps = JsonDocument.Parse(item.Steps);
        var push = new PushAsk(version, steps.RootElement.Clone(), Client, author);
        var reply = await rooms.AskAsync(item.Id, meeting.Id, push);
        if (!reply.Accepted && !MayBeRepeated)
        {
            throw new InvalidOperationException($"The demo wrote no text: {reply.Reason}");
        }
    }

    public async Task SubmitAsync(
        DemoMeeting meeting,
        SubmitMinutes ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await minutes.SubmitAsync(meeting.Id, ask, by, ct));

    public async Task ApproveAsync(
        DemoMeeting meeting,
        ApproveMinutes ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await minutes.ApproveAsync(meeting.Id, ask, by, ct));

    public async Task CorrectAsync(
        DemoMeeting meeting,
        string reason,
        Asker by,
        CancellationToken ct
    ) => Demand(await corrections.OpenAsync(meeting.Id, reason, by, ct));

    /// <summary>The minute taker keeps a sentence at hand.</summary>
    public async Task KeepSnippetAsync(DemoGroup group, CancellationToken ct)
    {
        var ask = new SetMinutesSnippet(
            group.Id,
            group.SnippetId,
            "Zurückgestellt",
            "Der Punkt wird zurückgestellt und in der nächsten Sitzung wieder aufgerufen."
        );
        Demand(await templates.SetAsync(ask, As(group.MinuteTaker), ct));
    }

    public async Task ObjectAsync(
        DemoMeeting meeting,
        PersonId person,
        string wording,
        CancellationToken ct
    ) => Demand(await minutes.ObjectAsync(meeting.Id, wording, As(person), ct));

    public async Task SettleAsync(
        DemoMeeting meeting,
        SettleObjection ask,
        Asker by,
        CancellationToken ct
    ) => Demand(await minutes.SettleAsync(meeting.Id, ask, by, ct));

    /// <summary>Freezes the minutes as the job does when their time has come.</summary>
    public async Task FreezeAsync(DemoMeeting meeting, CancellationToken ct) =>
        Demand(await freezer.FreezeAsync(meeting.Id, ct));
}
