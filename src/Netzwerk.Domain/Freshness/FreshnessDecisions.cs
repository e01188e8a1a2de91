namespace Netzwerk.Domain.Freshness;

/// <summary>The wish to ask an organisation in a round whether its entry is right.</summary>
public sealed record AskEntry(OrganisationId Organisation, DateOnly Round, PersonId Contact);

/// <summary>The wish to note that an organisation could not be asked in a round.</summary>
public sealed record NoteNotReached(
    OrganisationId Organisation,
    DateOnly Round,
    AskTrouble Trouble
);

/// <summary>The wish to remind an organisation.</summary>
public sealed record RemindEntry(DateOnly Round);

/// <summary>The wish to say that an entry is right.</summary>
public sealed record ConfirmEntry(
    OrganisationId Organisation,
    ConfirmedThrough Through,
    PersonId? By
);

/// <summary>The wish to say that something in an entry changed, or that the organisation is gone.</summary>
public sealed record ReportEntry(OrganisationId Organisation, EntryReport Report, PersonId By);

/// <summary>The wish to note a call that reached nobody.</summary>
public sealed record NoteMissedCall(OrganisationId Organisation, string? Note);

/// <summary>The wish that somebody else is asked for an organisation.</summary>
public sealed record ChooseEntryContact(OrganisationId Organisation, PersonId? Contact);

/// <summary>The rules for asking whether entries are right.</summary>
public static class FreshnessDecisions
{
    /// <summary>Two sentences about a call.</summary>
    public const int LongestNote = 500;

    private static readonly FreshnessEvent[] Nothing = [];

    /// <summary>Nobody is asked twice in a round, or in one that is over.</summary>
    public static Outcome<FreshnessEvent> Decide(
        EntryFreshness? entry,
        AskEntry ask,
        DateOnly today
    ) =>
        entry?.Round >= ask.Round
            ? Nothing
            : new EntryAsked(ask.Organisation, ask.Round, ask.Contact, today);

    public static Outcome<FreshnessEvent> Decide(
        EntryFreshness? entry,
        NoteNotReached ask,
        DateOnly today
    ) =>
        entry?.Round >= ask.Round
            ? Nothing
            : new EntryNotReached(ask.Organisation, ask.Round, ask.Trouble, today);

    public static Outcome<FreshnessEvent> Decide(
        EntryFreshness entry,
        RemindEntry ask,
        DateOnly today
    ) =>
        entry is { WaitsForAnswer: true, RemindedOn: null } && entry.Round == ask.Round
            ? new EntryReminded(ask.Round, today)
            : Nothing;

    public static Outcome<FreshnessEvent> Decide(
        EntryFreshness? entry,
        ConfirmEntry ask,
        DateOnly today
    ) =>
        entry is { SilentSince: null, Answer: EntryAnswer.Confirmed }
        && (entry.ConfirmedOn, entry.Through, entry.ConfirmedBy) == (today, ask.Through, ask.By)
            ? Nothing
            : new EntryConfirmed(ask.Organisation, ask.Through, ask.By, today);

    public static Outcome<FreshnessEvent> Decide(
        EntryFreshness? entry,
        ReportEntry ask,
        DateOnly today
    ) =>
        entry is { SilentSince: null, AnsweredOn: { } day }
        && day == today
        && entry.Answer == (ask.Report is EntryReport.Gone ? EntryAnswer.Gone : EntryAnswer.Changed)
            ? Nothing
            : new EntryReported(ask.Organisation, ask.Report, ask.By, today);

    public static Outcome<FreshnessEvent> Decide(
        EntryFreshness? entry,
        NoteMissedCall ask,
        DateOnly today
    )
    {
        var note = PlainText.Lines(ask.Note);
        return note.Length > LongestNote ? new Refusal("freshness.note-too-long", "Note")
            : entry?.LastCall == new MissedCall(today, note) ? Nothing
            : new EntryCallMissed(ask.Organisation, note, today);
    }

    public static Outcome<FreshnessEvent> Decide(EntryFreshness? entry, ChooseEntryContact ask) =>
        entry?.Chosen == ask.Contact
            ? Nothing
            : new EntryContactChosen(ask.Organisation, ask.Contact);
}
