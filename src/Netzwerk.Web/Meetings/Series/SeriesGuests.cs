using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>Invites people to a series whom the directory may not know yet.</summary>
public sealed class SeriesGuests(CommandRunner commands, NewMembers people, TimeProvider clock)
{
    /// <summary>
    /// Enters somebody from outside and invites them in one transaction. An address that is known means the person known
    /// by it.
    /// </summary>
    public Task<CommandResult> InviteNewAsync(
        SeriesId id,
        PersonId person,
        PersonCard card,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.OfSeriesAsync(
            id,
            r => r.ManageMembers,
            asker,
            async (work, group, token) =>
            {
                var ask = new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null);
                var found = await people.FindOrEnterAsync(work, person, card, ask, token);
                var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, token);
                if (found != person && series?.InviteeOf(found) is not null)
                {
                    work.Refuse(new Refusal("series.already-invited", nameof(PersonCard.Mail)));
                }

                if (group.IsBlocked(found))
                {
                    work.Refuse(new Refusal("meeting.person-blocked", nameof(PersonCard.Mail)));
                }

                if (!work.Failed)
                {
                    await SeriesSeats.InviteAsync(work, id, found, clock.GetUtcNow(), token);
                }
            },
            CommandOptions.None,
            ct
        );
}
