using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Corrections;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Opens frozen minutes for a correction, and gives a correction up again.</summary>
public sealed class CorrectionCommands(CommandRunner commands, MinutesTexts texts)
{
    public Task<CommandResult> OpenAsync(
        MeetingId id,
        string? reason,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        RunAsync(
            id,
            asker,
            (work, meeting, token) => OpenAsync(work, meeting, (reason, null), options, token),
            options,
            ct
        );

    /// <summary>A member objected after the minutes were frozen, and is right.</summary>
    public Task<CommandResult> UpholdAsync(
        MeetingId id,
        PersonId objector,
        string? reason,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        RunAsync(
            id,
            asker,
            (work, meeting, token) => OpenAsync(work, meeting, (reason, objector), options, token),
            options,
            ct
        );

    /// <summary>Texts and attendance read again exactly as in the frozen edition; what was written stays among the versions.</summary>
    public Task<CommandResult> DropAsync(
        MeetingId id,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        RunAsync(
            id,
            asker,
            async (work, meeting, token) =>
            {
                var minutes = await work.Session.LoadAsync<MeetingMinutes>(meeting.Id, token);
                await work.AppendAsync<MeetingMinutes, MinutesEvent>(
                    meeting.Id,
                    m =>
                        CorrectionDecisions.Decide(
                            m ?? MeetingMinutes.Blank(meeting.Id),
                            new DropCorrection()
                        ),
                    token,
                    options?.Version
                );
                if (!work.Failed && minutes?.Correction is { } correction)
                {
                    var person = Caller.PersonOf(asker.User) ?? default;
                    await TakingBack.TextsAsync(work, meeting, correction, person, token);
                    await TakingBack.AttendanceAsync(work, meeting, token);
                }
            },
            options,
            ct
        );

    private async Task OpenAsync(
        Work work,
        Meeting meeting,
        (string? Reason, PersonId? Objector) why,
        CommandOptions? options,
        CancellationToken ct
    )
    {
        // Nobody writes while minutes are frozen, so what stands there now is the edition.
        var read = await texts.ReadAsync(meeting.Agenda.Select(i => i.Id), ct);
        var ask = new OpenCorrection(
            why.Reason,
            read.ToDictionary(t => t.Key, t => t.Value.Version),
            why.Objector
        );
        await work.AppendAsync<MeetingMinutes, MinutesEvent>(
            meeting.Id,
            m => CorrectionDecisions.Decide(m ?? MeetingMinutes.Blank(meeting.Id), ask),
            ct,
            options?.Version
        );
    }

    private Task<CommandResult> RunAsync(
        MeetingId id,
        Asker asker,
        Func<Work, Meeting, CancellationToken, Task> script,
        CommandOptions? options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var meeting = await work.Session.LoadAsync<Meeting>(id.Value, token);
                var group = meeting is null
                    ? null
                    : await work.Session.LoadAsync<Group>(meeting.Group.Value, token);
                if (meeting is null || group is null)
                {
                    work.NotFound();
                    return;
                }

                var rights = Permissions.RightsIn(meeting, group, asker.User);
                if (!rights.CloseMinutes)
                {
                    work.Deny(rights.See);
                    return;
                }

                await script(work, meeting, token);
            },
            ct,
            options?.Key
        );
}
