using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;

namespace Netzwerk.Web.FollowUp.Api;

/// <summary>What a register can be narrowed by in the address.</summary>
internal sealed record RegisterAsk(
    Guid? Group,
    int? Year,
    string? Search,
    int? Page,
    [property: Description(
        "resolutions: newest (usual), oldest or review; tasks: due (usual), due-last or newest"
    )]
        string? Sort
)
{
    private const int LastPage = 100_000;

    /// <summary>An address that says something without meaning is told so, not read as if it said nothing.</summary>
    public bool TryFilter(
        Dictionary<string, string> orders,
        out RegisterFilter filter,
        out string wrong
    )
    {
        var sort = Read(orders, Sort);
        filter = new()
        {
            Group = Group,
            Year = Year,
            Search = PlainText.Line(Search),
            Sort = sort ?? "",
            Page = Page ?? 1,
        };
        wrong =
            sort is null ? "sort"
            : filter.Page is < 1 or > LastPage ? "page"
            : filter.Year is < 1 or > 9999 ? "year"
            : "";
        return wrong.Length == 0;
    }

    public static string? Read(Dictionary<string, string> words, string? word) =>
        word is null ? "" : words.GetValueOrDefault(word);

    public static Ok<RegisterView<TView>> ViewOf<TRow, TView>(
        RegisterPage<TRow> page,
        RegisterFilter filter,
        Func<TRow, TView> view
    ) =>
        TypedResults.Ok(
            new RegisterView<TView>(
                [.. page.Rows.Select(view)],
                page.Count,
                filter.Page,
                page.PageCount
            )
        );
}
