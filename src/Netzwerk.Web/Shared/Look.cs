using Microsoft.AspNetCore.Components;

namespace Netzwerk.Web.Shared;

/// <summary>What a badge, card or message wants to say by its colour; the words must say it too.</summary>
public enum Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
}

/// <summary>How much a button asks for attention: one primary action per card or form.</summary>
public enum Emphasis
{
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// <summary>One step of the way back up.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>One choice of a select or radio group.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>One column of a <see cref="DataTable{TItem}"/>. The first one names the row.</summary>
public sealed record Column<TItem>(
    string Title,
    RenderFragment<TItem> Cell,
    bool Numeric = false,
    string? SortHref = null,
    SortDirection? Sorted = null
);

/// <summary>The way a column is sorted at the moment.</summary>
public enum SortDirection
{
    Ascending,
    Descending,
}

internal static class Css
{
    public static string Of(Tone tone) =>
        tone switch
        {
            Tone.Info => "info",
            Tone.Success => "success",
            Tone.Warning => "warning",
            Tone.Danger => "danger",
            _ => "neutral",
        };

    public static string Of(Emphasis emphasis) =>
        emphasis switch
        {
            Emphasis.Primary => "primary",
            Emphasis.Secondary => "secondary",
            Emphasis.Danger => "danger",
            _ => "quiet",
        };
}
