using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.MailChoices;
using Netzwerk.Web.MailChoices.Digests;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

/// <summary>What people choose, and how time passes meanwhile.</summary>
internal static class Choosing
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task MuteAsync(
        this NetzwerkApp app,
        KnownPerson person,
        DateOnly? until = null
    ) => MailedNetzwerk.Must(await app.Preferences().MuteAsync(By(person), until, Ct));

    public static async Task UnmuteAsync(this NetzwerkApp app, KnownPerson person) =>
        MailedNetzwerk.Must(await app.Preferences().UnmuteAsync(By(person), Ct));

    public static async Task ChooseAsync(
        this NetzwerkApp app,
        KnownPerson person,
        GroupId group,
        MailPace pace,
        bool reminders = true
    ) =>
        MailedNetzwerk.Must(
            await app.Preferences().ChooseAsync(By(person), [new(group, pace, reminders)], Ct)
        );

    public static async Task<MailPreferences> WishesOfAsync(
        this NetzwerkApp app,
        KnownPerson person
    )
    {
        await using var session = app.Query();
        return await session.LoadAsync<MailPreferences>(person.Id.Value, Ct)
            ?? MailPreferences.Usual(person.Id.Value);
    }

    public static async Task<IReadOnlyList<Dispatch>> DispatchesOfAsync(
        this NetzwerkApp app,
        KnownPerson person,
        string kind
    )
    {
        await using var session = app.Query();
        return await session
            .Query<Dispatch>()
            .Where(d => d.Person == person.Id.Value && d.Kind == kind)
            .OrderBy(d => d.CausedAt)
            .ToListAsync(Ct);
    }

    /// <summary>Goes forward to a moment and lets digests be planned and sent.</summary>
    public static async Task GoToAsync(this MailedNetzwerk netzwerk, DateTimeOffset moment)
    {
        Assert.True(moment >= netzwerk.Now, "time goes forward only");
        netzwerk.App.Clock.Advance(moment - netzwerk.Now);
        await netzwerk.App.RunAsync<PlanReminders>(j => j.RunAsync(Ct));
        await netzwerk.App.RunAsync<PlanDigests>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }

    /// <summary>A day of the week that comes, at an hour in Berlin.</summary>
    public static DateTimeOffset Next(
        this MailedNetzwerk netzwerk,
        DayOfWeek weekday,
        int hour,
        int minute = 0
    )
    {
        var day = netzwerk.Today.AddDays(1);
        while (day.DayOfWeek != weekday)
        {
            day = day.AddDays(1);
        }

        return Appointment.Instant(day, new(hour, minute));
    }

    /// <summary>What came as a digest.</summary>
    public static IReadOnlyList<MeetingLetter> DigestsTo(
        this MailedNetzwerk netzwerk,
        KnownPerson person
    ) =>
        [
            .. netzwerk
                .To(person)
                .Where(m => m.Subject.StartsWith("Neues aus", StringComparison.Ordinal)),
        ];

    /// <summary>The path of a link in the text of a mail.</summary>
    public static string PathIn(string text, string start)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"no {start} in the mail");
        var end = text.IndexOfAny(['?', '>', ' ', '\n', '\r'], from);
        return text[from..(end < 0 ? text.Length : end)];
    }

    private static PreferenceCommands Preferences(this NetzwerkApp app) =>
        app.Services.GetRequiredService<PreferenceCommands>();

    private static Originator By(KnownPerson person) => new(person.Id, Channel.Web);
}
