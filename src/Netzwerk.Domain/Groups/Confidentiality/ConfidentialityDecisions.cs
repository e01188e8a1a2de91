namespace Netzwerk.Domain.Groups.Confidentiality;

/// <summary>
/// The wish that a group asks for the undertaking in these words, also of its guests or not; who gave it for earlier words
/// has to give it again or not. Before is the number of the words that its sender saw, 0 if there were none.
/// </summary>
public sealed record AskForConfidentiality(
    string? Text,
    bool MustBeGivenAgain,
    bool AsksGuests,
    int Before
);

/// <summary>The wish that a group asks for the undertaking no longer.</summary>
public sealed record AskForConfidentialityNoLonger;

/// <summary>Somebody gives the undertaking, in the words of the version that they read.</summary>
public sealed record GiveConfidentiality(PersonId Person, int Number);

/// <summary>The wish to record that somebody signed the undertaking on paper, and on which day.</summary>
public sealed record RecordConfidentiality(PersonId Person, DateOnly? SignedOn);

/// <summary>The wish to remind those who have not given it; the round is the one that its sender saw before.</summary>
public sealed record RemindOfConfidentiality(int RoundsBefore);

/// <summary>The rules of the duty of secrecy of a group.</summary>
public static class ConfidentialityDecisions
{
    /// <summary>Two pages: more is read by nobody and signed by everybody.</summary>
    public const int LongestText = 6000;

    /// <summary>A paper older than that was signed for another text.</summary>
    public const int OldestSignatureYears = 20;

    private static readonly GroupEvent[] Nothing = [];

    /// <summary>The first words have to be given by everybody, whatever was chosen.</summary>
    public static Outcome<GroupEvent> Decide(
        Group group,
        AskForConfidentiality ask,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        var text = PlainText.Lines(ask.Text);
        var duty = group.Confidentiality;
        return group.IsClosed ? new Refusal("confidentiality.group-closed")
            : text.Length == 0 ? new Refusal("confidentiality.text-missing", "Text")
            : text.Length > LongestText ? new Refusal("confidentiality.text-too-long", "Text")
            : duty.IsAsked
            && (duty.Text?.Text, duty.AsksGuests) == (text, ask.AsksGuests)
            && !Renews(duty, ask)
                ? Nothing
            : ask.Before != duty.Texts.Count
                ? new Refusal("confidentiality.changed-meanwhile", "Text")
            : new ConfidentialityAskedFor(
                duty.Texts.Count + 1,
                text,
                ask.MustBeGivenAgain || duty.Texts.Count == 0,
                ask.AsksGuests,
                now
            );
    }

    public static Outcome<GroupEvent> Decide(Group group, AskForConfidentialityNoLonger _)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Confidentiality.IsAsked ? new ConfidentialityNoLongerAskedFor() : Nothing;
    }

    /// <summary>Also in a group that ended its work: its closed minutes stay closed.</summary>
    public static Outcome<GroupEvent> Decide(
        Group group,
        GiveConfidentiality ask,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        return NotAsked(group, ask.Person) is { } refusal ? refusal
            : group.ConfidentialityOf(ask.Person)?.Number == ask.Number ? Nothing
            : ask.Number != group.Confidentiality.Text!.Number
                ? new Refusal("confidentiality.text-changed")
            : new ConfidentialityGiven(ask.Person, ask.Number, now, SignedOn: null);
    }

    /// <summary>A signature is one for the words of today.</summary>
    public static Outcome<GroupEvent> Decide(
        Group group,
        RecordConfidentiality ask,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        var today = Appointment.LocalDay(now);
        return NotAsked(group, ask.Person) is { } refusal ? refusal
            : ask.SignedOn is not { } day ? new Refusal("confidentiality.day-missing", "SignedOn")
            : day > today ? new Refusal("confidentiality.day-to-come", "SignedOn")
            : day < today.AddYears(-OldestSignatureYears)
                ? new Refusal("confidentiality.day-too-old", "SignedOn")
            : !group.OwesConfidentiality(ask.Person) ? Nothing
            : new ConfidentialityGiven(ask.Person, group.Confidentiality.Text!.Number, now, day);
    }

    /// <summary>Once a day at most; a double click reminds once.</summary>
    public static Outcome<GroupEvent> Decide(
        Group group,
        RemindOfConfidentiality ask,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        var duty = group.Confidentiality;
        var owing = group.OwingConfidentiality;
        return group.IsClosed ? new Refusal("confidentiality.group-closed")
            : ask.RoundsBefore < duty.Rounds ? Nothing
            : owing.Count == 0 ? new Refusal("confidentiality.nobody-owes")
            : duty.RemindedOn == today ? new Refusal("confidentiality.reminded-today")
            : new ConfidentialityReminded(duty.Rounds + 1, today, owing);
    }

    /// <summary>The same words once more, as every year; asked for twice it is one renewal.</summary>
    private static bool Renews(ConfidentialityObligation duty, AskForConfidentiality ask) =>
        ask.MustBeGivenAgain && duty.Given.Any(duty.Counts);

    private static Refusal? NotAsked(Group group, PersonId person) =>
        group.AsksForConfidentialityOf(person) ? null : new("confidentiality.not-asked");
}
