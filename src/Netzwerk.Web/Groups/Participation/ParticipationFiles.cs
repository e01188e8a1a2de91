using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.Groups.Participation;

/// <summary>Finds the texts of participation.</summary>
public sealed class ParticipationTexts;

/// <summary>The same table as a file.</summary>
public sealed class ParticipationFiles(
    ParticipationScreens screens,
    ListFiles files,
    IStringLocalizer<ParticipationTexts> texts
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/gruppen/{id:guid}/beteiligung.{ending}",
                (
                    Guid id,
                    string ending,
                    HttpContext http,
                    ParticipationFiles it,
                    CancellationToken ct
                ) => it.AnswerAsync(new(id), ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>A year as it stands in the address; anything else is no year.</summary>
    public static int? Year(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is > 1900 and < 3000
            ? year
            : null;

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        GroupId id,
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        var year = Year(http.Request.Query["jahr"]);
        var screen = await screens.LoadAsync(id, year, http.User, texts["nobody"], ct);
        if (ListFiles.Read(ending) is not { } format || screen is null)
        {
            return TypedResults.NotFound();
        }

        var when = year?.ToString(CultureInfo.InvariantCulture) ?? texts["year.all"].Value;
        var list = ListFile.Of<ParticipationRow>(
            texts["title"],
            "beteiligung",
            $"{screen.Group.Name}, {when}",
            [
                new(texts["organisation"], 44, r => r.Name, NamesItsRow: true),
                new(texts["invited"], 10, r => r.Count.Invited),
                new(texts["present"], 10, r => r.Count.Present),
                new(texts["by-deputy"], 12, r => r.Count.ByDeputy),
                new(texts["excused"], 12, r => r.Count.Excused),
                new(texts["missing"], 10, r => r.Count.Missing),
                new(texts["percent"], 10, r => r.Count.Percent),
            ],
            screen.Rows
        );
        return await files.AnswerAsync(list, format, http, ct);
    }
}
