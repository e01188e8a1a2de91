namespace Netzwerk.Domain.Actors;

/// <summary>What kind of body an organisation is.</summary>
public enum OrganisationKind
{
    Authority,
    Municipality,
    School,
    AdultEducationCentre,
    EducationProvider,
    WelfareBody,
    Chamber,
    Association,
    MigrantOrganisation,
    Church,
    Company,
    VolunteerInitiative,
}

/// <summary>Something that happened to an organisation of the directory.</summary>
[AboutPeople(
    "names, kinds and addresses of legal bodies, which are public; an address, a free text, can name who opens the letters",
    "know who is active in education, and write letters",
    SeenBy = "coordination",
    Kept = "as long as the organisation is in the directory"
)]
public abstract record OrganisationEvent;

/// <summary>An organisation was taken into the directory; the municipality is its official key (AGS).</summary>
[StoredAs("organisation-registered.1")]
public sealed record OrganisationRegistered(
    string Name,
    OrganisationKind Kind,
    string? Municipality
) : OrganisationEvent;

/// <summary>An organisation carries another name or is of another kind or place now.</summary>
[StoredAs("organisation-described.1")]
public sealed record OrganisationDescribed(string Name, OrganisationKind Kind, string? Municipality)
    : OrganisationEvent;

/// <summary>An organisation gets its letters at this address; empty when none is known.</summary>
[StoredAs("organisation-addressed.1")]
public sealed record OrganisationAddressed([property: Personal] string Address) : OrganisationEvent;

/// <summary>An organisation that a list had brought in was taken out again, because nothing had happened with it since.</summary>
[StoredAs("organisation-taken-back.1")]
public sealed record OrganisationTakenBack : OrganisationEvent;

/// <summary>An organisation is no more since this day: it stands in no list, and its history stays.</summary>
[StoredAs("organisation-ended.1")]
public sealed record OrganisationEnded(DateOnly Day) : OrganisationEvent;

/// <summary>That an organisation is no more was a mistake: it stands in the lists again.</summary>
[StoredAs("organisation-resumed.1")]
public sealed record OrganisationResumed : OrganisationEvent;

/// <summary>A legal body active in education for newcomers: a school, an office, an association.</summary>
public sealed partial record Organisation(
    Guid Id,
    string Name,
    OrganisationKind Kind,
    string? Municipality
) : IFolded<Organisation, OrganisationEvent>, ITakenBack
{
    public int Version { get; init; }

    /// <summary>Where letters to it go: street, code and place, line by line.</summary>
    public string Address { get; init; } = "";

    public bool IsTakenBack { get; init; }

    /// <summary>Since when it is no more; null as long as it is.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool HasEnded => EndedOn is not null;

    public static Organisation? Evolve(Organisation? organisation, Guid id, object happened) =>
        (organisation, happened) switch
        {
            (null, OrganisationRegistered e) => new(id, e.Name, e.Kind, e.Municipality),
            ({ } o, OrganisationDescribed e) => o with
            {
                Name = e.Name,
                Kind = e.Kind,
                Municipality = e.Municipality,
            },
            ({ } o, OrganisationAddressed e) => o with { Address = e.Address },
            ({ } o, OrganisationEnded e) => o with { EndedOn = e.Day },
            ({ } o, OrganisationResumed) => o with { EndedOn = null },
            ({ } o, OrganisationTakenBack) => o with { IsTakenBack = true },
            ({ } o, OrganisationEvent e) => o.WithMerging(e),
            _ => organisation,
        };
}

/// <summary>The wish to take an organisation into the directory.</summary>
public sealed record RegisterOrganisation(string Name, OrganisationKind Kind, string? Municipality);

/// <summary>The wish to correct name, kind or place of an organisation.</summary>
public sealed record DescribeOrganisation(string Name, OrganisationKind Kind, string? Municipality);

/// <summary>The wish to write to an organisation at another address.</summary>
public sealed record AddressOrganisation(string? Address);

/// <summary>The wish to take an organisation out again that a list had brought in.</summary>
public sealed record TakeOrganisationBack;

/// <summary>The wish to say that an organisation is no more since a day.</summary>
public sealed record EndOrganisation(DateOnly Day);

/// <summary>The wish to take back that an organisation is no more.</summary>
public sealed record ResumeOrganisation;

/// <summary>The rules for organisations of the directory.</summary>
public static class OrganisationDecisions
{
    /// <summary>The longest official name in the county's lists has 168 characters; a label must still fit a line of a list.</summary>
    public const int LongestName = 200;

    /// <summary>The official key of a municipality (AGS) has eight digits, leading zeros included.</summary>
    public const int KeyLength = 8;

    public static Outcome<OrganisationEvent> Decide(RegisterOrganisation ask)
    {
        var (name, municipality) = (PlainText.Line(ask.Name), Key(ask.Municipality));
        return Check(name, ask.Kind, municipality) is { } refusal
            ? refusal
            : new OrganisationRegistered(name, ask.Kind, municipality);
    }

    public static Outcome<OrganisationEvent> Decide(
        Organisation organisation,
        DescribeOrganisation ask
    )
    {
        var (name, municipality) = (PlainText.Line(ask.Name), Key(ask.Municipality));
        if (Check(name, ask.Kind, municipality) is { } refusal)
        {
            return refusal;
        }

        var next = organisation with { Name = name, Kind = ask.Kind, Municipality = municipality };
        return next == organisation
            ? Array.Empty<OrganisationEvent>()
            : new OrganisationDescribed(name, ask.Kind, municipality);
    }

    public static Outcome<OrganisationEvent> Decide(
        Organisation organisation,
        AddressOrganisation ask
    ) =>
        PostalAddress.Read(ask.Address) is not { } address
            ? new Refusal("organisation.address-unusable", "Address")
        : address == organisation.Address ? Array.Empty<OrganisationEvent>()
        : new OrganisationAddressed(address);

    public static Outcome<OrganisationEvent> Decide(
        Organisation organisation,
        TakeOrganisationBack _
    ) => organisation.IsTakenBack ? Array.Empty<OrganisationEvent>() : new OrganisationTakenBack();

    /// <summary>Said twice, the first day counts.</summary>
    public static Outcome<OrganisationEvent> Decide(
        Organisation organisation,
        EndOrganisation ask
    ) => organisation.HasEnded ? Array.Empty<OrganisationEvent>() : new OrganisationEnded(ask.Day);

    public static Outcome<OrganisationEvent> Decide(
        Organisation organisation,
        ResumeOrganisation _
    ) => organisation.HasEnded ? new OrganisationResumed() : Array.Empty<OrganisationEvent>();

    private static string? Key(string? municipality) =>
        PlainText.Line(municipality) is { Length: > 0 } key ? key : null;

    private static Refusal? Check(string name, OrganisationKind kind, string? municipality) =>
        name.Length == 0 ? new("organisation.name-missing", "Name")
        : name.Length > LongestName ? new("organisation.name-too-long", "Name")
        : !Enum.IsDefined(kind) ? new("organisation.kind-missing", "Kind")
        : municipality is { } key && (key.Length != KeyLength || !key.All(char.IsAsciiDigit))
            ? new("organisation.municipality-unusable", "Municipality")
        : null;
}
