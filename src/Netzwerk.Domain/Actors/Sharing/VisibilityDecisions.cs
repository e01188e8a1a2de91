namespace Netzwerk.Domain.Actors.Sharing;

/// <summary>The wish of a person that details are shown less far, or further where they agree to it.</summary>
public sealed record ChooseOwnVisibility(IReadOnlyList<FieldVisibility> Wanted, bool Agrees);

/// <summary>
/// The wish of the coordination that details of a person are shown less far, or further where the person agreed to it on a
/// day (Europe/Berlin).
/// </summary>
public sealed record NoteVisibility(
    IReadOnlyList<FieldVisibility> Wanted,
    ConsentWay? Way,
    DateOnly? On
);

/// <summary>The wish to take back everything one agreed to: the usual circles hold again.</summary>
public sealed record WithdrawConsents;

/// <summary>The wish that two entries of one person show no more than either of them did.</summary>
public sealed record NarrowToBoth(PersonVisibility Other);

/// <summary>The rules for how far details of a person are shown. Everybody may narrow; only the person can agree to more.</summary>
public static class VisibilityDecisions
{
    private static readonly VisibilityEvent[] Nothing = [];

    public static Outcome<VisibilityEvent> Decide(
        PersonVisibility now,
        ChooseOwnVisibility ask,
        DateOnly today
    )
    {
        var changes = Changes(now, ask.Wanted);
        var consent = new SharingConsent(ConsentWay.OnPage, today, SharingConsent.CurrentWording);
        return Unknown(changes) is { } unknown ? unknown
            : !ask.Agrees && changes.Any(c => Widens(now, c))
                ? new Refusal("visibility.consent-missing", "Agrees")
            : Facts(now, changes, consent, today);
    }

    /// <summary>What the person took back after they had agreed stays taken back.</summary>
    public static Outcome<VisibilityEvent> Decide(
        PersonVisibility now,
        NoteVisibility ask,
        DateOnly today
    )
    {
        var changes = Changes(now, ask.Wanted);
        if (Unknown(changes) is { } unknown)
        {
            return unknown;
        }

        var wider = changes.Where(c => Widens(now, c)).ToArray();
        if (wider.Length == 0)
        {
            return Facts(now, changes, consent: null, today);
        }

        return ask.Way is not { } way || way is ConsentWay.OnPage || !Enum.IsDefined(way)
                ? new Refusal("visibility.way-missing", "Way")
            : ask.On is not { } on ? new Refusal("visibility.day-missing", "On")
            : on > today ? new Refusal("visibility.day-ahead", "On")
            : wider.Any(c => now.ChoiceOf(c.Field)?.NarrowedOn > on)
                ? new Refusal("visibility.narrowed-since", "On")
            : Facts(now, changes, new(way, on, SharingConsent.CurrentWording), today);
    }

    public static Outcome<VisibilityEvent> Decide(
        PersonVisibility now,
        WithdrawConsents _,
        DateOnly today
    ) =>
        now
            .Choices.Where(c => c.Visibility > CardFields.Usual(c.Field))
            .Select(
                VisibilityEvent (c) =>
                    new VisibilityNarrowed(c.Field, CardFields.Usual(c.Field), today)
            )
            .ToArray();

    public static Outcome<VisibilityEvent> Decide(
        PersonVisibility now,
        NarrowToBoth ask,
        DateOnly today
    ) =>
        CardFields
            .Choosable.Where(f => ask.Other.Chosen(f) < now.Chosen(f))
            .Select(VisibilityEvent (f) => new VisibilityNarrowed(f, ask.Other.Chosen(f), today))
            .ToArray();

    private static FieldVisibility[] Changes(
        PersonVisibility now,
        IReadOnlyList<FieldVisibility> wanted
    ) => [.. wanted.DistinctBy(w => w.Field).Where(w => w.Visibility != now.Chosen(w.Field))];

    private static Refusal? Unknown(FieldVisibility[] changes) =>
        changes.Any(c => !CardFields.ChoicesFor(c.Field).Contains(c.Visibility))
            ? new Refusal("visibility.unknown")
            : null;

    private static bool Widens(PersonVisibility now, FieldVisibility change) =>
        change.Visibility > now.Chosen(change.Field);

    private static Outcome<VisibilityEvent> Facts(
        PersonVisibility now,
        FieldVisibility[] changes,
        SharingConsent? consent,
        DateOnly today
    ) =>
        changes.Length == 0
            ? Nothing
            : changes
                .Select(
                    VisibilityEvent (c) =>
                        consent is not null && Widens(now, c)
                            ? Widened(c, consent)
                            : new VisibilityNarrowed(c.Field, c.Visibility, today)
                )
                .ToArray();

    private static VisibilityWidened Widened(FieldVisibility change, SharingConsent consent) =>
        new(change.Field, change.Visibility, consent.Way, consent.On, consent.Wording);
}
