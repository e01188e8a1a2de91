using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Meetings.Series;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

/// <summary>What calendars and people send back to a series, and what becomes of it.</summary>
public static class AnswersToASeries
{
    private static long _places = 1_000_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>How this person's calendar answers the first invitation.</summary>
    public static RawAnswer From(
        this CalledSeries series,
        KnownPerson person,
        string mail = "thunderbird",
        string? calendar = null
    )
    {
        var netzwerk = series.Netzwerk;
        var first = netzwerk.To(person)[0];
        var organizer = first.Calendar!.Value("ORGANIZER")["mailto:".Length..];
        return new(mail, calendar ?? mail)
        {
            From = person.Card.Mail,
            To = organizer,
            Uid = first.Uid,
            Organizer = organizer,
            StampedAt = netzwerk.Now,
            Day = netzwerk.Today.AddDays(30),
            Recipient = person.Card.Mail,
        };
    }

    public static string RecurrenceId(DateOnly day) =>
        $"RECURRENCE-ID;TZID=Europe/Berlin:{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}T140000";

    /// <summary>Lets the product deal with a mail, and tells what became of it.</summary>
    public static async Task<IncomingMail> ReceiveAsync(this CalledSeries series, RawAnswer answer)
    {
        var app = series.Netzwerk.App;
        var message = app.Services.GetRequiredService<MessageReader>().Read(answer.Bytes());
        var handler = app.Services.GetRequiredService<IIncomingMailHandler>();
        await handler.HandleAsync(message, new(1, Interlocked.Increment(ref _places)), Ct);
        await using var session = app.Query();
        return (await session.LoadAsync<IncomingMail>(message.Id, Ct))!;
    }
}
