using Netzwerk.Domain;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Successors.Pages;

/// <summary>What somebody who was asked typed.</summary>
public sealed class SuccessorForm
{
    private static readonly Dictionary<string, SuccessorAnswer> Answers = new(
        StringComparer.Ordinal
    )
    {
        ["noch-hier"] = SuccessorAnswer.StillHere,
        ["nachfolge"] = SuccessorAnswer.Followed,
        ["unbekannt"] = SuccessorAnswer.NotKnown,
    };

    public static IEnumerable<string> Words => Answers.Keys;

    public string? Answer { get; set; }

    public string? Mail { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    /// <summary>What was said before, as far as it is still kept, to be corrected.</summary>
    public static SuccessorForm Of(SuccessorAnswer? answer, SuccessorDetails? said) =>
        new()
        {
            Answer = Answers.FirstOrDefault(a => a.Value == answer).Key,
            Mail = said?.Mail,
            GivenName = said?.GivenName,
            FamilyName = said?.FamilyName,
        };

    public SuccessorAnswer? ReadAnswer =>
        Answers.TryGetValue(Answer ?? "", out var answer) ? answer : null;

    /// <summary>Only what the chosen answer needs is read, and can be wrong.</summary>
    public (SuccessorDetails Details, IReadOnlyList<Refusal> Faults) Read()
    {
        var (card, faults) = PersonInput.Read(
            new PersonCard(GivenName ?? "", FamilyName ?? "", Mail ?? "")
        );
        return ReadAnswer switch
        {
            SuccessorAnswer.Followed => (new(card.GivenName, card.FamilyName, card.Mail), faults),
            SuccessorAnswer.StillHere => (
                new("", "", card.Mail),
                [.. faults.Where(f => f.Field == nameof(PersonCard.Mail))]
            ),
            _ => (new("", "", ""), []),
        };
    }
}
