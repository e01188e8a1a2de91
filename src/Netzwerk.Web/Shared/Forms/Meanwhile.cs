namespace Netzwerk.Web.Shared.Forms;

/// <summary>What somebody else saved in a field while a form with it was being filled in.</summary>
public sealed record MeanwhileChange(string Label, string Before, string Now);

/// <summary>
/// Two people had the same form open, and the other one was faster. What was typed stays; a field that was left as
/// it came takes what was saved meanwhile, so that saving again overwrites nothing unasked.
/// </summary>
public static class Meanwhile
{
    public static string? Keep(string? typed, string? before, string? now) =>
        Same(typed, before) ? now : typed;

    /// <summary>Browsers send line breaks and blanks differently from how they are stored.</summary>
    public static bool Same(string? one, string? other) =>
        string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
