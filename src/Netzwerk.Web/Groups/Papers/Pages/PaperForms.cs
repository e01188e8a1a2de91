using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Groups.Papers.Pages;

/// <summary>What a person typed about files to be filed.</summary>
public sealed class FilingForm
{
    /// <summary>Made when the form is shown: pressing twice files once.</summary>
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Heading { get; set; }

    public string? Level { get; set; }

    public FilingWords Words => new(Title, Heading, PaperForm.LevelIn(Level) ?? (PaperLevel)(-1));
}

/// <summary>What a person typed about a paper that is there.</summary>
public sealed class PaperForm
{
    /// <summary>The version the form was filled from.</summary>
    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Heading { get; set; }

    public string? Level { get; set; }

    public DescribePaper Ask => new(Title, Heading, LevelIn(Level) ?? (PaperLevel)(-1));

    public static PaperForm Of(Paper paper) =>
        new()
        {
            Version = paper.Version,
            Title = paper.Title,
            Heading = paper.Heading,
            Level = paper.Level.ToString(),
        };

    public static PaperLevel? LevelIn(string? text) =>
        Enum.TryParse<PaperLevel>(text, out var level) && Enum.IsDefined(level) ? level : null;

    public bool SaysAs(PaperForm other) =>
        Meanwhile.Same(Title, other.Title)
        && Meanwhile.Same(Heading, other.Heading)
        && Meanwhile.Same(Level, other.Level);

    /// <summary>What was left as it came takes what was saved meanwhile.</summary>
    public PaperForm On(PaperForm was, PaperForm stands) =>
        new()
        {
            Version = stands.Version,
            Title = Meanwhile.Keep(Title, was.Title, stands.Title),
            Heading = Meanwhile.Keep(Heading, was.Heading, stands.Heading),
            Level = Meanwhile.Keep(Level, was.Level, stands.Level),
        };
}
