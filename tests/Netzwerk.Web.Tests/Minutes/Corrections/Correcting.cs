using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Corrections;

/// <summary>Corrects the minutes of a held meeting from the reason to the next edition.</summary>
public sealed class Correcting(NetzwerkApp app)
{
    public const string Reason = "In Döbeln warten 43 Personen, nicht 34.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public CorrectionCommands Commands => app.Services.GetRequiredService<CorrectionCommands>();

    public static string Text(HeldMeeting held) =>
        $$$"""
            {"type":"paragraph","content":[{"type":"mention","attrs":{"id":"{{{held.Vera.Id}}}"}},{"type":"text","text":" berichtet von der Warteliste."}]},
            {"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"Döbeln: 43 Personen"}]}]}]},
            {{{Decision("Die Gruppe dankt dem Haus der Vielfalt.", "")}}},
            {{{Decision("Die Gruppe empfiehlt zwei Abendkurse in Döbeln.", "9 Ja, 1 Enthaltung")}}},
            {"type":"task","attrs":{"assignee":"{{{held.Emil.Id}}}","due":"","done":true},"content":[{"type":"text","text":"Schlüssel abgeben"}]},
            {"type":"task","attrs":{"assignee":"{{{held.Vera.Id}}}","due":"{{{held.Day.AddDays(
                9
            ):yyyy-MM-dd}}}","done":false},"content":[{"type":"text","text":"Räume in Großweitzschen anfragen"}]},
            {"type":"task","attrs":{"assignee":"{{{held.Emil.Id}}}","due":"","done":false},"content":[{"type":"text","text":"Flyer mit "},{"type":"mention","attrs":{"id":"{{{held.Vera.Id}}}"}},{"type":"text","text":" entwerfen"}]},
            {"type":"task","attrs":{"assignee":"{{{held.Taker.Id}}}","due":"","done":false},"content":[{"type":"text","text":"Protokoll verteilen"}]}
            """;

    public static string Decision(string wording, string vote) =>
        $$$"""{"type":"decision","attrs":{"vote":"{{{vote}}}"},"content":[{"type":"paragraph","content":[{"type":"text","text":"{{{wording}}}"}]}]}""";

    public async Task OpenAsync(HeldMeeting held, string reason)
    {
        var opened = await Commands.OpenAsync(new(held.Id), reason, HeldMeeting.As(held.Chair), Ct);
        Assert.Equal(CommandStatus.Done, opened.Status);
    }

    public async Task CorrectAsync(
        HeldMeeting held,
        string content,
        string reason = Reason,
        Attendance? noted = null
    )
    {
        await OpenAsync(held, reason);
        await held.RewriteAsync(content);
        if (noted is { } attendance)
        {
            Assert.Equal(CommandStatus.Done, (await NoteAsync(held, attendance)).Status);
        }

        await held.SubmitAsync(days: 1);
        await held.LetObjectionsEndAsync();
        await app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        Assert.Equal(MinutesState.Frozen, (await held.MinutesAsync()).State);
    }

    public Task<CommandResult> NoteAsync(HeldMeeting held, Attendance attendance) =>
        app
            .Services.GetRequiredService<InvitationCommands>()
            .NoteAttendanceAsync(
                new(held.Id),
                [new(held.Emil.Id, attendance)],
                HeldMeeting.As(held.Taker),
                CommandOptions.None,
                Ct
            );
}
