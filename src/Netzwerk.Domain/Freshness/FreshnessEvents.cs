namespace Netzwerk.Domain.Freshness;

/// <summary>Something that happened while it was found out whether the entry of an organisation is still right.</summary>
[AboutPeople(
    "who was asked whether the entry of an organisation is right, who confirmed it, by id; notes about calls, free texts",
    "keep the directory right",
    SeenBy = "coordination",
    Kept = "as an id that leads nowhere"
)]
public abstract record FreshnessEvent;

/// <summary>Why an organisation could not be asked by mail in a round.</summary>
public enum AskTrouble
{
    NoAddress,
    MailComesBack,
    Muted,
    AskedElsewhere,
}

/// <summary>By whom and how an entry was confirmed.</summary>
public enum ConfirmedThrough
{
    Person,
    GeneralAddress,
    Phone,
    Release,
}

/// <summary>What else than "all is right" an organisation said about its entry.</summary>
public enum EntryReport
{
    Changed,
    Gone,
}

/// <summary>An organisation was asked in a round whether its entry is right; a round is known by its day.</summary>
[StoredAs("entry-asked.1")]
public sealed record EntryAsked(
    OrganisationId Organisation,
    DateOnly Round,
    PersonId Contact,
    DateOnly Day
) : FreshnessEvent;

/// <summary>An organisation could not be asked in a round, because no mail reaches it: somebody has to call.</summary>
[StoredAs("entry-not-reached.1")]
public sealed record EntryNotReached(
    OrganisationId Organisation,
    DateOnly Round,
    AskTrouble Trouble,
    DateOnly Day
) : FreshnessEvent;

/// <summary>An organisation that had not answered was reminded, once in a round.</summary>
[StoredAs("entry-reminded.1")]
public sealed record EntryReminded(DateOnly Round, DateOnly Day) : FreshnessEvent;

/// <summary>Somebody said that the entry is right.</summary>
[StoredAs("entry-confirmed.1")]
public sealed record EntryConfirmed(
    OrganisationId Organisation,
    ConfirmedThrough Through,
    PersonId? By,
    DateOnly Day
) : FreshnessEvent;

/// <summary>The organisation said that something in its entry changed, or that there is no such organisation any more.</summary>
[StoredAs("entry-reported.1")]
public sealed record EntryReported(
    OrganisationId Organisation,
    EntryReport Report,
    PersonId By,
    DateOnly Day
) : FreshnessEvent;

/// <summary>A coordinator called and reached nobody.</summary>
[StoredAs("entry-call-missed.1")]
public sealed record EntryCallMissed(
    OrganisationId Organisation,
    [property: Personal] string Note,
    DateOnly Day
) : FreshnessEvent;

/// <summary>A coordinator chose who is asked for an organisation; without anybody the usual order counts.</summary>
[StoredAs("entry-contact-chosen.1")]
public sealed record EntryContactChosen(OrganisationId Organisation, PersonId? Contact)
    : FreshnessEvent;
