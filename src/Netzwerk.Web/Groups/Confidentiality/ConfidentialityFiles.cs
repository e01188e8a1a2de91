using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.Groups.Confidentiality;

/// <summary>The proof who gave the undertaking, as a file; on paper with room for signatures.</summary>
public sealed class ConfidentialityFiles(
    ConfidentialityScreens screens,
    ListFiles files,
    IStringLocalizer<ConfidentialityTexts> texts
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/gruppen/{id:guid}/verschwiegenheit.{ending}",
                (
                    Guid id,
                    string ending,
                    HttpContext http,
                    ConfidentialityFiles it,
                    CancellationToken ct
                ) => it.AnswerAsync(new(id), ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        GroupId id,
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        if (ListFiles.Read(ending) is not { } format || screen?.Duty.Text is not { } text)
        {
            return TypedResults.NotFound();
        }

        ListColumn<UndertakingRow>[] signature =
            format is ListFormat.Pdf ? [new(texts["signature"], 34, _ => null)] : [];
        var list = ListFile.Of<UndertakingRow>(
            texts["title"],
            "verschwiegenheit",
            format is ListFormat.Pdf
                ? texts["list.head", screen.Group.Name, text.Number].Value + "\n" + text.Text
                : texts["list.head", screen.Group.Name, text.Number].Value,
            [
                new(texts["person"], 30, r => r.Name, NamesItsRow: true),
                new(
                    texts["role"],
                    16,
                    r => r.Role.Length == 0 ? "" : texts[$"role.{r.Role}"].Value
                ),
                new(texts["since"], 12, r => r.Proof?.Since),
                new(texts["number"], 10, r => r.Proof?.Number),
                new(texts["way"], 16, r => WayOf(r)),
                .. signature,
            ],
            format is ListFormat.Pdf ? screen.Rows : [.. screen.Rows, .. screen.Former]
        );
        return await files.AnswerAsync(list, format, http, ct);
    }

    private string WayOf(UndertakingRow row) =>
        row.Proof is null ? texts["way.none"]
        : row.Proof.SignedOn is null ? texts["way.online"]
        : texts["way.paper"];
}
