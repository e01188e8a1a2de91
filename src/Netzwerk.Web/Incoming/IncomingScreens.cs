using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>A mail that waits for a coordinator, with what it says.</summary>
public sealed record OpenMail(
    IncomingMail Mail,
    DateTimeOffset? At,
    Meeting? Meeting,
    IncomingLetter? Letter
)
{
    /// <summary>With no meeting it is about all dates of this series.</summary>
    public MeetingSeries? Series { get; init; }
}

/// <summary>A mail that was dealt with.</summary>
public sealed record DoneMail(
    IncomingMail Mail,
    DateTimeOffset At,
    Meeting? Meeting,
    MeetingSeries? Series
);

/// <summary>What the page of incoming mails shows.</summary>
public sealed record IncomingScreen(
    IReadOnlyList<OpenMail> Open,
    IReadOnlyList<DoneMail> Done,
    NameLookup Names
);

/// <summary>Reads what came in.</summary>
public sealed class IncomingScreens(
    IQuerySession session,
    PersonNames names,
    IncomingLetters letters
)
{
    private const int MostOpen = 50;
    private const int MostDone = 50;

    public Task<int> OpenCountAsync(CancellationToken ct) => Undecided().CountAsync(ct);

    public async Task<IncomingScreen> LoadAsync(CancellationToken ct)
    {
        var open = await Undecided().Take(MostOpen).ToListAsync(ct);
        var handled = await session
            .Query<HandledMail>()
            .OrderByDescending(h => h.At)
            .Take(MostDone)
            .ToListAsync(ct);
        var done = await session.LoadManyAsync<IncomingMail>(ct, [.. handled.Select(h => h.Id)]);
        IncomingMail[] all = [.. open, .. done];
        var meetings = await MeetingsAsync(all, ct);
        var series = await SeriesAsync(all, ct);
        var people = all.SelectMany(m => new[] { m.Person, m.Other }).OfType<PersonId>();
        return new(
            await LettersAsync(open, meetings, series, ct),
            [
                .. handled
                    .Join(done, h => h.Id, m => m.Id, (h, m) => (Handled: h, Mail: m))
                    .Where(x => !x.Mail.IsOpen)
                    .Select(x => new DoneMail(
                        x.Mail,
                        x.Handled.At,
                        Of(meetings, x.Mail),
                        Of(series, x.Mail)
                    )),
            ],
            await names.OfAsync(people, ct)
        );
    }

    private async Task<IReadOnlyList<OpenMail>> LettersAsync(
        IReadOnlyList<IncomingMail> open,
        IReadOnlyDictionary<Guid, Meeting> meetings,
        IReadOnlyDictionary<Guid, MeetingSeries> series,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. open.Select(m => m.Id)];
        var kept = (await session.LoadManyAsync<SealedLetter>(ct, ids)).ToDictionary(l => l.Id);
        var at = (await session.LoadManyAsync<HandledMail>(ct, ids)).ToDictionary(
            h => h.Id,
            h => h.At
        );
        var mails = new List<OpenMail>();
        foreach (var mail in open)
        {
            mails.Add(
                new(
                    mail,
                    at.TryGetValue(mail.Id, out var moment) ? moment : null,
                    Of(meetings, mail),
                    kept.GetValueOrDefault(mail.Id) is { } letter
                        ? await letters.ToShowAsync(session, letter, ct)
                        : null
                )
                {
                    Series = Of(series, mail),
                }
            );
        }

        return [.. mails.OrderByDescending(m => m.At)];
    }

    private async Task<IReadOnlyDictionary<Guid, Meeting>> MeetingsAsync(
        IReadOnlyList<IncomingMail> mails,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. mails.Select(m => m.Meeting?.Value).OfType<Guid>().Distinct()];
        return (await session.LoadManyAsync<Meeting>(ct, ids)).ToDictionary(m => m.Id);
    }

    private async Task<IReadOnlyDictionary<Guid, MeetingSeries>> SeriesAsync(
        IReadOnlyList<IncomingMail> mails,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. mails.Select(m => m.Series?.Value).OfType<Guid>().Distinct()];
        return (await session.LoadManyAsync<MeetingSeries>(ct, ids)).ToDictionary(s => s.Id);
    }

    /// <summary>The series that a mail is about as a whole.</summary>
    private static MeetingSeries? Of(
        IReadOnlyDictionary<Guid, MeetingSeries> series,
        IncomingMail mail
    ) => mail is { Meeting: null, Series: { } id } ? series.GetValueOrDefault(id.Value) : null;

    private static Meeting? Of(IReadOnlyDictionary<Guid, Meeting> meetings, IncomingMail mail) =>
        mail.Meeting is { } id ? meetings.GetValueOrDefault(id.Value) : null;

    private IQueryable<IncomingMail> Undecided() =>
        session
            .Query<IncomingMail>()
            .Where(m => (m.Verdict == MailVerdict.Review || m.HasComment) && m.Settlement == null);
}
