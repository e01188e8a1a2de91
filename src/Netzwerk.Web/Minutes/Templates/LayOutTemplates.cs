using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Templates;

/// <summary>Puts the group's templates into the texts of a meeting that is opened. A text that somebody wrote already stays as it is.</summary>
public sealed class LayOutTemplates(UsualBeginnings beginnings) : IMeetingOpening
{
    private const string Client = "template";

    public async Task PrepareAsync(Work work, Meeting meeting, PersonId by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(meeting);
        var id = MinutesTemplates.IdOf(meeting.Group);
        if (await work.Session.LoadAsync<MinutesTemplates>(id, ct) is not { } templates)
        {
            return;
        }

        foreach (var item in meeting.Agenda)
        {
            if (
                beginnings.For(templates, item, by) is { } text
                && MinutesRestoring.Steps(MinutesText.Empty, text) is { } steps
                && await work.Session.Events.FetchStreamStateAsync(item.Id.Value, ct) is null
            )
            {
                var ask = new WriteMinutes(new(meeting.Id), by, 0, Count: 1, steps, Client);
                work.Append(item.Id.Value, version: 0, [(by, MinutesTextDecisions.Decide(ask))]);
            }
        }
    }
}
