using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Actors.Affiliations;

/// <summary>What a person typed about a tie.</summary>
public sealed class AffiliationForm
{
    /// <summary>Made when the form is shown: pressing twice notes one tie.</summary>
    public Guid Id { get; set; }

    public string? Person { get; set; }

    public string? Kind { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public AffiliationKind ReadKind =>
        Enum.GetNames<AffiliationKind>().Contains(Kind, StringComparer.Ordinal)
            ? Enum.Parse<AffiliationKind>(Kind ?? "")
            : (AffiliationKind)(-1);

    public static AffiliationForm Of(Affiliation tie)
    {
        ArgumentNullException.ThrowIfNull(tie);
        return new()
        {
            Id = tie.Id.Value,
            From = tie.From is { } from ? GermanInput.Iso(from) : null,
            Until = tie.Until is { } until ? GermanInput.Iso(until) : null,
        };
    }
}

/// <summary>Whom to turn to, and for what, as it was typed.</summary>
public sealed class ContactForm
{
    public string? Person { get; set; }

    public string? Function { get; set; }

    public PersonId? ReadPerson =>
        PersonId.TryParse(Person, provider: null, out var id) ? id : null;
}

/// <summary>The days of a tie in words.</summary>
internal static class TieText
{
    public static string Days(Affiliation tie, IStringLocalizer texts) =>
        (tie.From, tie.Until) switch
        {
            ({ } from, { } until) => texts[
                "tie.from-until",
                WhenText.Date(from),
                WhenText.Date(until)
            ],
            ({ } from, null) => texts["tie.from.day", WhenText.Date(from)],
            (null, { } until) => texts["tie.until.day", WhenText.Date(until)],
            _ => "",
        };
}
