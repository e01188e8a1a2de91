using System.Security.Cryptography;
using System.Text;
using Netzwerk.Domain;

namespace Netzwerk.Web.DistributionLists;

/// <summary>Why somebody is on a list.</summary>
public enum WhyOn
{
    Found,
    ByHand,
}

/// <summary>Why somebody of a list gets no mail.</summary>
public enum WhyNot
{
    TakenOff,
    ContactTakenOff,
    Unsubscribed,
    NoAddress,
    MailComesBack,
    Muted,
    SameAddress,
    Ended,
}

/// <summary>A person or an organisation on a list, and where its mail goes.</summary>
public sealed record ListedEntry(
    OrganisationId? Organisation,
    string OrganisationName,
    PersonId? Person,
    string PersonName,
    string Mail,
    WhyOn Why
)
{
    public WhyNot? WhyNot { get; init; }

    /// <summary>It is the organisation that is on the list; the person only gets the mail.</summary>
    public bool IsOrganisation { get; init; }

    /// <summary>As the forms of the page name it.</summary>
    public string Key => IsOrganisation ? $"o:{Organisation}" : $"p:{Person}";
}

/// <summary>Everybody who is on a list at this moment.</summary>
public sealed record ListedNow(IReadOnlyList<ListedEntry> All)
{
    public IReadOnlyList<ListedEntry> Receivers { get; } = [.. All.Where(e => e.WhyNot is null)];

    public IReadOnlyList<ListedEntry> LeftOut { get; } = [.. All.Where(e => e.WhyNot is not null)];

    /// <summary>Who gets a mail, in a few letters: when it differs, others would get it than those who were shown.</summary>
    public string Fingerprint
    {
        get
        {
            var who = Receivers
                .Select(r => $"{r.Organisation}/{r.Person}/{(r.Person is null ? r.Mail : "")}")
                .Order(StringComparer.Ordinal);
            return Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', who))).AsSpan(0, 16)
            );
        }
    }
}
