using System.Security.Cryptography;
using System.Text;

namespace Netzwerk.Domain.Freshness;

/// <summary>What an organisation said in the round it was asked last.</summary>
public enum EntryAnswer
{
    Confirmed,
    Changed,
    Gone,
}

/// <summary>A call that reached nobody.</summary>
public sealed record MissedCall(DateOnly Day, string Note);

/// <summary>How right the entry of one organisation is, as far as is known: when it was asked about, and what came back.</summary>
public sealed record EntryFreshness(Guid Id, OrganisationId Organisation)
    : IFolded<EntryFreshness, FreshnessEvent>
{
    public int Version { get; init; }

    /// <summary>Whom the coordination wants to be asked.</summary>
    public PersonId? Chosen { get; init; }

    /// <summary>The last round it was part of.</summary>
    public DateOnly? Round { get; init; }

    /// <summary>Who was asked in that round.</summary>
    public PersonId? Contact { get; init; }

    public DateOnly? AskedOn { get; init; }

    public DateOnly? RemindedOn { get; init; }

    /// <summary>Why nobody could be asked in that round.</summary>
    public AskTrouble? Trouble { get; init; }

    /// <summary>Since when an answer is waited for; being asked again does not begin it anew.</summary>
    public DateOnly? SilentSince { get; init; }

    public EntryAnswer? Answer { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    public ConfirmedThrough? Through { get; init; }

    public PersonId? ConfirmedBy { get; init; }

    public MissedCall? LastCall { get; init; }

    /// <summary>Somebody was asked and has not answered yet.</summary>
    public bool WaitsForAnswer => SilentSince is not null && Contact is not null;

    /// <summary>Beside the history of the organisation itself.</summary>
    public static Guid IdOf(OrganisationId organisation) =>
        new(
            SHA256
                .HashData([
                    .. Encoding.ASCII.GetBytes("freshness"),
                    .. organisation.Value.ToByteArray(),
                ])
                .AsSpan(0, 16)
        );

    /// <summary>
    /// The same when other entries mean this organisation: the latest confirmation counts, and one that came after the
    /// question is its answer.
    /// </summary>
    public EntryFreshness With(IEnumerable<EntryFreshness> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var latest = entries.Where(e => e.ConfirmedOn is not null).MaxBy(e => e.ConfirmedOn);
        if (latest?.ConfirmedOn is not { } day || day <= ConfirmedOn)
        {
            return this;
        }

        var confirmed = this with
        {
            ConfirmedOn = day,
            Through = latest.Through,
            ConfirmedBy = latest.ConfirmedBy,
        };
        return SilentSince > day || AnsweredOn > day
            ? confirmed
            : Answered(confirmed, EntryAnswer.Confirmed, day);
    }

    public static EntryFreshness? Evolve(EntryFreshness? entry, Guid id, object happened) =>
        happened switch
        {
            EntryAsked e => Begun(entry ?? new(id, e.Organisation), e.Round, e.Day) with
            {
                Contact = e.Contact,
                AskedOn = e.Day,
            },
            EntryNotReached e => Begun(entry ?? new(id, e.Organisation), e.Round, e.Day) with
            {
                Trouble = e.Trouble,
            },
            EntryReminded e when entry is not null => entry with { RemindedOn = e.Day },
            EntryConfirmed e => Answered(
                entry ?? new(id, e.Organisation),
                EntryAnswer.Confirmed,
                e.Day
            ) with
            {
                ConfirmedOn = e.Day,
                Through = e.Through,
                ConfirmedBy = e.By,
            },
            EntryReported e => Answered(
                entry ?? new(id, e.Organisation),
                e.Report is EntryReport.Gone ? EntryAnswer.Gone : EntryAnswer.Changed,
                e.Day
            ),
            EntryCallMissed e => (entry ?? new(id, e.Organisation)) with
            {
                LastCall = new(e.Day, e.Note),
            },
            EntryContactChosen e => (entry ?? new(id, e.Organisation)) with { Chosen = e.Contact },
            _ => entry,
        };

    private static EntryFreshness Begun(EntryFreshness entry, DateOnly round, DateOnly day) =>
        entry with
        {
            Round = round,
            Contact = null,
            AskedOn = null,
            RemindedOn = null,
            Trouble = null,
            Answer = null,
            AnsweredOn = null,
            SilentSince = entry.SilentSince ?? day,
        };

    private static EntryFreshness Answered(
        EntryFreshness entry,
        EntryAnswer answer,
        DateOnly day
    ) => entry with { Answer = answer, AnsweredOn = day, SilentSince = null, LastCall = null };
}
