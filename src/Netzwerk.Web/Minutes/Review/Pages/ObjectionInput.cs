namespace Netzwerk.Web.Minutes.Review.Pages;

/// <summary>What a member typed to object.</summary>
public sealed class ObjectionInput
{
    public string? Wording { get; set; }
}
