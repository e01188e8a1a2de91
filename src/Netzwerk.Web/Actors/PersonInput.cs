using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>What was typed about a person, cleaned and checked: a card for the vault, or the first reason against it.</summary>
public static class PersonInput
{
    /// <summary>The longest number of ITU-T E.164 with country code, blanks, brackets and an extension.</summary>
    public const int LongestPhone = 40;

    public static readonly IReadOnlyList<string> Languages = ["de", "en"];

    /// <param name="typed">What was typed.</param>
    /// <param name="mayLackMail">Coordinators enter people without a mail address too; they get letters.</param>
    public static (PersonCard Card, IReadOnlyList<Refusal> Faults) Read(
        PersonCard typed,
        bool mayLackMail = false
    )
    {
        var address = PostalAddress.Read(typed.Address);
        var card = typed with
        {
            GivenName = PlainText.Line(typed.GivenName),
            FamilyName = PlainText.Line(typed.FamilyName),
            Mail = PlainText.Line(typed.Mail),
            Phone = PlainText.Line(typed.Phone),
            Note = PlainText.Lines(typed.Note),
            Address = address ?? typed.Address,
            Language = Languages.Contains(typed.Language, StringComparer.Ordinal)
                ? typed.Language
                : "de",
        };
        Refusal?[] faults =
        [
            Name(card.GivenName, "given-name", nameof(PersonCard.GivenName)),
            Name(card.FamilyName, "family-name", nameof(PersonCard.FamilyName)),
            mayLackMail && card.Mail.Length == 0 ? null : MailFault(card.Mail),
            card.Phone.Length > LongestPhone
                ? new("person.phone-too-long", nameof(PersonCard.Phone))
                : null,
            card.Note.Length > PersonCard.LongestNote
                ? new("person.note-too-long", nameof(PersonCard.Note))
                : null,
            address is null ? new("person.address-unusable", nameof(PersonCard.Address)) : null,
        ];
        var mail = Mailbox.TryParse(card.Mail, out var mailbox) ? mailbox.ToString() : card.Mail;
        return (card with { Mail = mail }, [.. faults.OfType<Refusal>()]);
    }

    private static Refusal? Name(string name, string kind, string field) =>
        name.Length == 0 ? new($"person.{kind}-missing", field)
        : name.Length > PersonCard.LongestName ? new($"person.{kind}-too-long", field)
        : null;

    private static Refusal? MailFault(string mail) =>
        mail.Length == 0 ? new("person.mail-missing", nameof(PersonCard.Mail))
        : Mailbox.TryParse(mail, out _) ? null
        : new("person.mail-unusable", nameof(PersonCard.Mail));
}
