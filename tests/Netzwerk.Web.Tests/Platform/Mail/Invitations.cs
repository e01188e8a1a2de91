using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

/// <summary>One invitation or cancellation: what went in, what came out, what other programs read in it.</summary>
public sealed record Sample(
    string Name,
    CalendarMessage Calendar,
    OutgoingMail Mail,
    RawMail Raw,
    RawCalendar Ics,
    ReadByOthers Read
)
{
    public bool IsCancel => Calendar.Method is CalendarMethod.Cancel;
}

/// <summary>
/// Invitations and cancellations with ordinary and nasty words, on ordinary days and around the clock changes,
/// composed once and read once by the other parsers.
/// </summary>
public sealed class Invitations : IAsyncLifetime
{
    public const string Token = "k7m2p9q4r8s3t6v5";

    private static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["plain"] = "Sprache und Beruf",
        ["umlauts"] = "Übergänge für Schülerinnen – größer, schöner: „Äußeres“",
        ["emoji"] = "Fest 🎉 der Vielfalt 👩‍👩‍👧‍👦 🇩🇪",
        ["rtl"] = "ورشة \u202Eعمل\u202C للوافدين الجدد",
        ["html"] = "<b>Fett</b> & <script>alert(1)</script> <img src=x onerror=y>",
        ["mail-injection"] = "Sitzung\r\nBcc: fremd@anderswo.example\r\n\r\nHallo",
        ["ics-injection"] = "Sitzung\nATTENDEE:mailto:fremd@anderswo.example\u2028BEGIN:VALARM",
        ["signs"] = "a,b;c:d\\n \"e\" 'f' ^n =?utf-8?q?x?= %0A [g]",
        ["controls"] = "\0Ta\vgung\u0085 \u007F\u0007",
        ["long-words"] = string.Join(' ', Enumerable.Repeat("Übergangsmanagement", 30)),
        ["long-word"] = new string('x', 600),
        ["long-umlauts"] = new string('ß', 600),
    };

    private static readonly IReadOnlyDictionary<string, Appointment> Days = new Dictionary<
        string,
        Appointment
    >(StringComparer.Ordinal)
    {
        ["winter"] = On("2026-12-01", "14:00", "15:30"),
        ["day-before-spring-2026"] = On("2026-03-28", "10:00", "11:00"),
        ["spring-2026"] = On("2026-03-29", "10:00", "11:00"),
        ["autumn-2026"] = On("2026-10-25", "10:00", "11:00"),
        ["day-before-spring-2027"] = On("2027-03-27", "23:00", "23:59"),
        ["spring-2027"] = On("2027-03-28", "00:30", "04:00"),
        ["skipped-hour-2027"] = On("2027-03-28", "02:30", "03:10"),
        ["autumn-2027"] = On("2027-10-31", "09:00", "17:00"),
        ["repeated-hour-2027"] = On("2027-10-31", "02:30", "02:45"),
        ["far-ahead"] = On("2034-07-01", "08:00", "09:00"),
    };

    private readonly Dictionary<string, Sample> _all = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Sample> All => _all.Values;

    public Sample Plain => _all["plain-request"];

    public Sample PlainCancel => _all["plain-cancel"];

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var services = Services();
        var drafts = new Dictionary<string, (CalendarMessage Calendar, OutgoingMail Mail)>(
            StringComparer.Ordinal
        );
        foreach (var method in Enum.GetValues<CalendarMethod>())
        {
            var ending = method is CalendarMethod.Cancel ? "cancel" : "request";
            foreach (var (name, title) in Titles)
            {
                drafts[$"{name}-{ending}"] = await DraftAsync(
                    services,
                    method,
                    title,
                    Days["winter"],
                    ct
                );
            }

            foreach (var (name, day) in Days)
            {
                drafts[$"{name}-{ending}"] = await DraftAsync(
                    services,
                    method,
                    Titles["plain"],
                    day,
                    ct
                );
            }
        }

        await ReadAsync(services.GetRequiredService<MessageComposer>(), drafts, ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static ServiceProvider Services() =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
                new Microsoft.Extensions.Configuration.ConfigurationManager
                {
                    ["Netzwerk:Mail:From"] = "einladung@netzwerk.example",
                    ["Netzwerk:Mail:FromName"] = "Bildungskoordination Müsterland",
                }
            )
            .AddMail(Path.Combine(Path.GetTempPath(), "netzwerk-none"))
            .BuildServiceProvider();

    public static CalendarMessage Message(
        CalendarMethod method,
        string title,
        string name,
        Appointment appointment
    ) =>
        new()
        {
            Method = method,
            Uid = CalendarMessage.UidOf(
                Guid.Parse("01930f2e-6c00-7000-8000-00000000abcd"),
                "netzwerk.example"
            ),
            Sequence = method is CalendarMethod.Cancel ? 1 : 0,
            StampedAt = new(2026, 2, 3, 9, 30, 15, TimeSpan.FromHours(1)),
            Appointment = appointment,
            Summary = title,
            Location = title,
            Description = $"Tagesordnung:\n1. Begrüßung, Anwesenheit; 2. {title}",
            Organizer = new(
                $"einladung+{Token}@netzwerk.example",
                "Bildungskoordination Müsterland"
            ),
            Attendee = new("ada@verein.example", name, Participation.NeedsAction),
        };

    private static async Task<(CalendarMessage, OutgoingMail)> DraftAsync(
        ServiceProvider services,
        CalendarMethod method,
        string title,
        Appointment day,
        CancellationToken ct
    )
    {
        var message = Message(method, title, $"Ada {title}", day);
        var rendered = await services
            .GetRequiredService<MailRenderer>()
            .RenderAsync<SampleMail, SampleFacts>(
                new(
                    PlainText.Line(title),
                    "Dienstag, 1. Dezember 2026, 14:00–15:30 Uhr (MEZ)",
                    "Landratsamt, Zimmer 1.04",
                    new("https://netzwerk.example/antwort/abc?x=1&y=2")
                ),
                CultureInfo.GetCultureInfo("de"),
                SampleMail.Preferences,
                ct
            );
        var composer = services.GetRequiredService<MessageComposer>();
        var mail = new OutgoingMail
        {
            To = Mailbox.Parse(message.Attendee.Address),
            ToName = message.Attendee.Name,
            Subject = $"{(method is CalendarMethod.Cancel ? "Abgesagt" : "Einladung")}: {title}",
            Html = rendered.Html,
            Text = rendered.Text,
            MessageId = composer.MessageIdOf($"{method}{title}{day}"),
            Date = message.StampedAt,
            Calendar = new(CalendarWriter.Write(message), message.MethodName),
            ReplyTo = Mailbox.Parse(message.Organizer.Address),
            BounceToken = Token,
        };
        return (message, mail);
    }

    private async Task ReadAsync(
        MessageComposer composer,
        Dictionary<string, (CalendarMessage Calendar, OutgoingMail Mail)> drafts,
        CancellationToken ct
    )
    {
        var bytes = drafts.ToDictionary(
            d => d.Key,
            d => composer.Compose(d.Value.Mail).Bytes.ToArray(),
            StringComparer.Ordinal
        );
        var read = await Conformance.ReadAsync(bytes, ct);
        foreach (var (name, (calendar, mail)) in drafts)
        {
            _all[name] = new(
                name,
                calendar,
                mail,
                new(bytes[name]),
                new(mail.Calendar?.Bytes.ToArray() ?? []),
                read[name]
            );
        }
    }

    private static Appointment On(string day, string from, string to) =>
        new(
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            TimeOnly.Parse(from, CultureInfo.InvariantCulture),
            TimeOnly.Parse(to, CultureInfo.InvariantCulture)
        );
}

[CollectionDefinition(nameof(Invitations))]
public sealed class InvitationsCollection : ICollectionFixture<Invitations>;

/// <summary>Checks a rule on every sample and names those that break it.</summary>
[Collection(nameof(Invitations))]
public abstract class EveryInvitation(Invitations invitations)
{
    protected Invitations Samples { get; } = invitations;

    protected void Each(Action<Sample> rule)
    {
        Assert.NotEmpty(Samples.All);
        var broken = new List<string>();
        foreach (var sample in Samples.All)
        {
            try
            {
                rule(sample);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                broken.Add($"{sample.Name}: {e.Message}");
            }
        }

        Assert.True(broken.Count == 0, string.Join("\n", broken));
    }
}
