using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Letters;

/// <summary>Notes for whom letters are made: a letter is printed only after that.</summary>
public sealed class LetterCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> MakeAsync(
        MeetingId id,
        IReadOnlyList<PersonId> people,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(asker.By, (work, token) => MakeAsync(work, id, people, asker, token), ct);

    private async Task MakeAsync(
        Work work,
        MeetingId id,
        IReadOnlyList<PersonId> people,
        Asker asker,
        CancellationToken ct
    )
    {
        var meeting = asker.User.IsInRole(Caller.CoordinatorRole)
            ? await work.Session.LoadAsync<Meeting>(id.Value, ct)
            : null;
        if (meeting is null || people.Any(p => meeting.InviteeOf(p) is null))
        {
            work.NotFound();
            return;
        }

        var now = clock.GetUtcNow();
        if (LetterScreens.ToldNow(meeting, now) is not { } told)
        {
            work.Refuse(new Refusal("letter.nothing-to-tell"));
            return;
        }

        if (meeting.HasUnannouncedChanges)
        {
            work.Refuse(new Refusal("letter.changes-waiting"));
            return;
        }

        var kind = Enum.Parse<LetterKind>(told.Kind.ToString());
        await work.AppendAsync<MeetingLetters, LetterEvent>(
            id.Value,
            letters =>
                LetterDecisions.Decide(
                    letters,
                    new MakeLetters(people, kind, told.Revision, Appointment.LocalDay(now))
                ),
            ct
        );
    }
}
