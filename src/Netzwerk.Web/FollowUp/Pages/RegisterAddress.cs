using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Netzwerk.Web.FollowUp.Pages;

/// <summary>The address of a register with its filter, and the filter of an address.</summary>
internal static class RegisterAddress
{
    public static string Of(string path, RegisterFilter filter)
    {
        var query = new QueryBuilder();
        Add(query, "suche", filter.Search);
        Add(query, "gruppe", filter.Group?.ToString() ?? "");
        Add(query, "jahr", filter.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
        Add(query, "stand", filter.State);
        Add(query, "meine", filter.Mine ? "1" : "");
        Add(query, "sort", filter.Sort);
        Add(
            query,
            "seite",
            filter.Page > 1 ? filter.Page.ToString(CultureInfo.InvariantCulture) : ""
        );
        return path + query;
    }

    /// <summary>Whatever an address says, there is a filter to it; what cannot be read is left out.</summary>
    public static RegisterFilter Read(IQueryCollection query) =>
        new()
        {
            Search = query["suche"].ToString(),
            Group = Guid.TryParse(query["gruppe"], out var group) ? group : null,
            Year = Number(query["jahr"], 9999),
            State = query["stand"].ToString(),
            Mine = query["meine"] == "1",
            Sort = query["sort"].ToString(),
            Page = Number(query["seite"], 100_000) ?? 1,
        };

    private static int? Number(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= most
            ? number
            : null;

    private static void Add(QueryBuilder query, string name, string value)
    {
        if (value.Length > 0)
        {
            query.Add(name, value);
        }
    }
}
