using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>What a visitor typed to join a group.</summary>
public sealed class JoinForm
{
    /// <summary>The longest official name of an organisation has 168 characters.</summary>
    public const int LongestOrganisation = 200;

    /// <summary>A sentence or three.</summary>
    public const int LongestSentence = 500;

    /// <summary>Made when the form is shown: pressing twice asks once.</summary>
    public Guid Id { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Organisation { get; set; }

    public string? Mail { get; set; }

    public string? Sentence { get; set; }

    /// <summary>The wish, cleaned, and what is wrong with it.</summary>
    public (JoinWish Wish, IReadOnlyList<Refusal> Faults) Read(
        GroupId group,
        InviteLinkId? link = null
    )
    {
        var (card, faults) = PersonInput.Read(new(GivenName ?? "", FamilyName ?? "", Mail ?? ""));
        var wish = new JoinWish(
            Id == default ? JoinRequestId.Create() : new(Id),
            group,
            card,
            PlainText.Line(Organisation),
            PlainText.Lines(Sentence)
        )
        {
            Link = link,
        };
        List<Refusal> all = [.. faults];
        if (wish.Organisation.Length > LongestOrganisation)
        {
            all.Add(new("person.organisation-too-long", nameof(Organisation)));
        }

        if (wish.Sentence.Length > LongestSentence)
        {
            all.Add(new("person.sentence-too-long", nameof(Sentence)));
        }

        return (wish, all);
    }
}
