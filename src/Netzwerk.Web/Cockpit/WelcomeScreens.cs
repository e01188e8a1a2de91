using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Cockpit;

/// <summary>The date of a meeting as everybody may know it: which group meets when, and nothing else.</summary>
public sealed record PublicDate(Group Group, Appointment When);

/// <summary>What the start page tells somebody who is not signed in.</summary>
public sealed record WelcomeScreen(
    IReadOnlyList<Group> OpenGroups,
    IReadOnlyList<PublicDate> Dates,
    bool HasPeople
);

/// <summary>Gathers what everybody may know.</summary>
public sealed class WelcomeScreens(IQuerySession session, TimeProvider clock)
{
    private const int MostDates = 6;

    public async Task<WelcomeScreen> LoadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = Appointment.LocalDay(now);
        var batch = session.CreateBatchQuery();
        var groups = batch
            .Query<Group>()
            .Where(g => g.Openness == GroupOpenness.Open && !g.IsClosed)
            .OrderBy(g => g.Name)
            .ToList();
        var coming = batch
            .Query<Meeting>()
            .Where(m => m.Status == MeetingStatus.Called && m.When.Day >= today)
            .ToList();
        var people = batch
            .Query<PersonVisibility>()
            .Where(v => v.Widest == Visibility.Public)
            .Any();
        await batch.Execute(ct);
        var open = (await groups).ToDictionary(g => g.Id);
        return new(
            [.. open.Values],
            [
                .. (await coming)
                    .Where(m => m.When.Start > now && open.ContainsKey(m.Group.Value))
                    .OrderBy(m => m.When.Start)
                    .Take(MostDates)
                    .Select(m => new PublicDate(open[m.Group.Value], m.When)),
            ],
            await people
        );
    }
}
