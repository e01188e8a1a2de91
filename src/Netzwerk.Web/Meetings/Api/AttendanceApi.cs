using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>Answers and attendance for programs.</summary>
public sealed class AttendanceApi(
    InvitationCommands commands,
    MeetingScreens screens,
    Caller caller,
    ApiCall call,
    IStringLocalizer<MeetingTexts> texts
)
{
    public static void Map(RouteGroupBuilder meeting)
    {
        meeting
            .MapGet(
                "/answers",
                (Guid id, AttendanceApi it, CancellationToken ct) => it.AnswersAsync(new(id), ct)
            )
            .WithSummary("Who is invited, what they answered, whether they came")
            .Produces<IReadOnlyList<InviteeView>>();
        meeting
            .MapPut(
                "/answers/mine",
                (Guid id, AnswerInput input, AttendanceApi it, CancellationToken ct) =>
                    it.AnswerAsync(new(id), input, ct)
            )
            .WithSummary("Answer your own invitation")
            .Produces(StatusCodes.Status204NoContent)
            .CanBeRefused();
        meeting
            .MapPut(
                "/answers/{person:guid}",
                (Guid id, Guid person, AnswerInput input, AttendanceApi it, CancellationToken ct) =>
                    it.EnterAsync(new(id), new(person), input, ct)
            )
            .WithSummary("Enter the answer that somebody gave you (who plans the meeting)")
            .Produces<IReadOnlyList<InviteeView>>()
            .CanBeRefused();
        meeting
            .MapPut(
                "/attendance",
                (Guid id, AttendanceInput input, AttendanceApi it, CancellationToken ct) =>
                    it.NoteAsync(new(id), input, ct)
            )
            .WithSummary("Mark who is there; all marks or none")
            .Produces<IReadOnlyList<InviteeView>>()
            .CanBeRefused();
        meeting
            .MapPost(
                "/invitees",
                (Guid id, InviteInput input, AttendanceApi it, CancellationToken ct) =>
                    it.InviteAsync(new(id), input, ct)
            )
            .WithSummary("Invite one more person")
            .Produces<IReadOnlyList<InviteeView>>()
            .CanBeRefused();
        meeting
            .MapDelete(
                "/invitees/{person:guid}",
                (Guid id, Guid person, AttendanceApi it, CancellationToken ct) =>
                    it.WithdrawAsync(new(id), new(person), ct)
            )
            .WithSummary("Take one person's invitation back")
            .Produces(StatusCodes.Status204NoContent)
            .CanBeRefused();
    }

    private async Task<IResult> AnswersAsync(MeetingId id, CancellationToken ct)
    {
        var screen = await screens.LoadAsync(id, caller.Asker.User, ct);
        if (screen is null)
        {
            return call.NotFound();
        }

        return screen.Rights.SeeAnswers
            ? call.Found(
                screen
                    .InviteesByName.Select(i => new InviteeView(
                        i.Person,
                        screen.Names[i.Person],
                        i.Answer,
                        i.Attendance
                    ))
                    .ToArray(),
                screen.Meeting.Version
            )
            : call.NotAllowed();
    }

    private async Task<IResult> AnswerAsync(MeetingId id, AnswerInput input, CancellationToken ct)
    {
        var result = await commands.AnswerAsync(id, input.Answer, caller.Asker, call.Options, ct);
        return await call.AnswerAsync(result, texts);
    }

    private async Task<IResult> EnterAsync(
        MeetingId id,
        PersonId person,
        AnswerInput input,
        CancellationToken ct
    )
    {
        var result = await commands.EnterAnswerAsync(
            id,
            person,
            input.Answer,
            caller.Asker,
            call.Options,
            ct
        );
        return await call.AnswerAsync(result, texts, () => AnswersAsync(id, ct));
    }

    private async Task<IResult> NoteAsync(MeetingId id, AttendanceInput input, CancellationToken ct)
    {
        NoteAttendance[] marks =
        [
            .. input.Marks.Select(m => new NoteAttendance(m.Person, m.Attendance)),
        ];
        var result = await commands.NoteAttendanceAsync(id, marks, caller.Asker, call.Options, ct);
        return await call.AnswerAsync(result, texts, () => AnswersAsync(id, ct));
    }

    private async Task<IResult> InviteAsync(MeetingId id, InviteInput input, CancellationToken ct)
    {
        var result = await commands.InviteAsync(id, input.Person, caller.Asker, call.Options, ct);
        return await call.AnswerAsync(result, texts, () => AnswersAsync(id, ct));
    }

    private async Task<IResult> WithdrawAsync(MeetingId id, PersonId person, CancellationToken ct)
    {
        var result = await commands.WithdrawAsync(id, person, caller.Asker, call.Options, ct);
        return await call.AnswerAsync(result, texts);
    }
}
