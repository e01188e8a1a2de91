using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;

namespace Netzwerk.Web.Minutes.Review.Pages;

/// <summary>What a member typed to object.</summary>
public sealed class ObjectionInput
{
    public string? Wording { get; set; }

    /// <summary>The paragraph that is meant, as <see cref="Passage.Value"/>; empty for the minutes as a whole.</summary>
    public string? Passage { get; set; }

    public string? Proposal { get; set; }

    public RaiseObjection Ask(PersonId person)
    {
        var (item, paragraph) = Pages.Passage.Read(Passage);
        return new(person, Wording, item, paragraph, Proposal);
    }
}
