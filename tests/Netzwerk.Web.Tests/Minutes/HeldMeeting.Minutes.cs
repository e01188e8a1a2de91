using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.EventStore;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

/// <summary>What becomes of the minutes of the meeting.</summary>
public sealed partial class HeldMeeting
{
    public MinutesCommands Commands => _app.Services.GetRequiredService<MinutesCommands>();

    public async Task SubmitAsync(int days = 14)
    {
        var ask = new SubmitMinutes(Today.AddDays(days));
        var result = await Commands.SubmitAsync(new(Id), ask, As(Chair), Ct);
        Assert.Equal(CommandStatus.Done, result.Status);
    }

    /// <summary>
    /// Goes to the moment after which nobody can object any more. Two days of 24 hours are too few when one of
    /// them has 25.
    /// </summary>
    public async Task LetObjectionsEndAsync()
    {
        var end = (await MinutesAsync()).ObjectionsEnd;
        Assert.NotNull(end);
        _app.Clock.Advance(end.Value - _app.Clock.GetUtcNow());
    }

    /// <summary>Submits, lets the time to object pass, and freezes.</summary>
    public async Task<MinutesEdition> FreezeAsync()
    {
        await SubmitAsync(days: 1);
        await LetObjectionsEndAsync();
        await _app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        return await EditionAsync()
            ?? throw new InvalidOperationException("The minutes are not frozen.");
    }

    public async Task<MinutesEdition?> EditionAsync(int number = 1)
    {
        await using var session = _app.Query();
        return await session.LoadAsync<MinutesEdition>(MinutesEdition.IdOf(Id, number), Ct);
    }

    /// <summary>Somebody writes the text of the first item anew.</summary>
    public async Task RewriteAsync(string content)
    {
        var texts = _app.Services.GetRequiredService<MinutesTexts>();
        var (text, version) = await texts.ReadAsync(Item, Ct);
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            Item.Value,
            new MinutesStepsApplied(
                new(Id),
                Taker.Id,
                version,
                1,
                Steps(content, text.Size),
                "test"
            )
        );
        await session.SaveChangesAsync(Ct);
    }

    public async Task<MeetingMinutes> MinutesAsync()
    {
        await using var session = _app.Query();
        return await session.LoadAsync<MeetingMinutes>(Id, Ct) ?? MeetingMinutes.Blank(Id);
    }
}
