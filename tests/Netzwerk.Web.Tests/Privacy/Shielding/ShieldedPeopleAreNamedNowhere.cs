using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>
/// § 51 BMG, law DP-23, ADR 81: whoever is under disclosure block shows in no list, file, calendar or mail. Everything the
/// program answers to is asked for, by everybody.
/// </summary>
public sealed class ShieldedPeopleAreNamedNowhere
{
    /// <summary>Where coordinators are told who it is, and why.</summary>
    private static readonly Dictionary<string, string> Listed = new(StringComparer.Ordinal)
    {
        ["/personen/geschuetzt"] = "the page by which they find her",
        ["/personen/{}"] = "her page",
        ["/personen/{}/auskunftssperre"] = "her page",
        ["/personen/{}/bearbeiten"] = "her page",
        ["/personen/{}/loeschen"] = "her page",
        ["/personen/{}/post"] = "her page",
        ["/personen/{}/sichtbarkeit"] = "her page",
        ["/akteure/doppelte/personen/{}/{}"] = "her page beside that of a double entry",
        ["/sitzungen/{}/briefe/{}.pdf"] = "a letter to her",
        ["/sitzungen/{}/briefe/alle.pdf"] = "a letter to her",
    };

    /// <summary>What the walk does not come by. Whoever adds a route lets the walk reach it, or says here why not.</summary>
    private static readonly Dictionary<string, string> NotReached = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["/.well-known/security.txt"] = "names the office",
        ["/bekanntmachungen/{Id:guid}"] = "names nobody; ReadingPublicNotices",
        ["/bekanntmachungen/{id:guid}.ics"] = "names nobody; ReadingPublicNotices",
        ["/umlaufbeschluss/{Id:guid}/feststellen"] = "a question without names",
        ["/umlaufbeschluss/{Id:guid}/stichentscheid"] = "a question without names",
        ["/akteure/einlesen/{id:guid}/bericht.{ending}"] = "ListsAndShieldedPeople",
        ["/akteure/einlesen/{id:guid}/stand"] = "numbers",
        ["/akteure/einlesen/{Id:guid}/spalten"] = "ListsAndShieldedPeople",
        ["/akteure/einlesen/{Id:guid}"] = "ListsAndShieldedPeople",
        ["/sitzungen/{id}/protokoll-oeffentlich.{ending}"] = "less than the minutes themselves",
        ["/protokoll/{token}.{ending}"] = "the file of a frozen edition, reached by its number",
        ["/protokoll/bilder/{image}"] = "pictures",
        ["/protokoll/{token}/bilder/{image}"] = "pictures",
        ["/verwaltung/briefkopf/logo"] = "a picture",
        ["/entwicklung/post"] = "in development only",
        ["/entwicklung/post/{id}"] = "in development only",
        ["/entwicklung/post/{id}/html"] = "in development only",
        ["/fehler/{code:int}"] = "error pages",
        ["/sitzungen/{Id:guid}/protokoll/{Item:guid}/versionen/{Stand}/wiederherstellen"] =
            "a question",
        ["/gruppen/{Id:guid}/protokollvorlagen/baustein/{Snippet:guid}"] = "words of the group",
        ["/sitzungen/{Id:guid}/leiten/zeiten/{Number:int}"] = "one line of the page of times",
        ["/sitzungen/{Id:guid}/protokoll/genehmigen"] = "a form without names",
        ["/sitzungen/{Id:guid}/protokoll/ausgaben/vergleich"] = "two frozen editions",
        ["/sitzungen/{Id:guid}/protokoll/berichtigung/verwerfen"] = "a question",
        ["/mail/abbestellen/{Token}"] = "the reader's own mail",
        ["/mail/abbestellen/{Token}/jetzt"] = "the reader's own mail",
        ["/gruppen/{Id:guid}/geschaeftsordnung/beschluss"] = "rules without names",
        ["/gruppen/{Id:guid}/geschaeftsordnung/rechner"] = "rules without names",
        ["/gruppen/{Id:guid}/geschaeftsordnung/vergleich"] = "rules without names",
        ["/gruppen/{Id:guid}/geschaeftsordnung/entwurf"] = "rules without names",
        ["/gruppen/{Id:guid}/geschaeftsordnung/entwurf/{Slug}"] = "rules without names",
        ["/gruppen/{Id:guid}/geschaeftsordnung/fassungen/{Number:int}"] = "rules without names",
        ["/gruppen/{Group:guid}/anfragen/{Request:guid}"] = "only of people who are not known yet",
        ["/angaben/{Token}"] = "the entry of an organisation",
        ["/vorschlaege/{Id:guid}"] = "a suggestion about an organisation",
        ["/akteure/doppelte/organisationen/{Id:guid}/{Other:guid}"] = "organisations",
        ["/akteure/{Id:guid}/trennen"] = "organisations",
        ["/personen/{Id:guid}/trennen"] = "her page; MergingShieldedPeople",
        ["/anmelden/link/{Token}"] = "signing in",
        ["/einladung/{Token}"] = "whom it invites and who invites",
        ["/mitmachen/gruppe/{Token}"] = "the public page of a group",
        ["/verlassen/{Token}"] = "the reader's own seat",
        ["/verschwiegenheit/{Token}"] = "the reader's own undertaking",
        ["/gruppen/{Id:guid}/verschwiegenheit/abgeben"] = "the reader's own undertaking",
        ["/gruppen/{id:guid}/einladungslink.svg"] = "a picture of an address",
    };

    [Fact]
    public async Task Only_the_pages_about_her_name_her_and_only_to_coordinators()
    {
        await using var app = new NetzwerkApp();
        var her = await HiddenPerson.TakePartAsync(app, isShielded: true);
        var walk = new SiteWalk(app, HiddenPerson.Words);
        using var office = await app.SignInAsync(her.Coordinator);
        using var program = await app.ApiClientAsync(her.Coordinator);
        using var chair = await app.SignInAsync(her.Reviewed.Chair);
        using var member = await app.SignInAsync(her.Reviewed.Emil);
        using var colleague = await app.SignInAsync(her.Colleague);
        using var visitor = app.Visitor();

        var seen = await walk.TakeAsync(office, []);
        var unlisted = seen.KindsTelling.Except(Listed.Keys, StringComparer.Ordinal);
        Assert.True(!unlisted.Any(), string.Join('\n', unlisted));
        Assert.All(
            seen.Telling,
            path =>
                Assert.True(
                    path.Contains($"{her.Her.Id}", StringComparison.Ordinal)
                        || path.EndsWith("geschuetzt", StringComparison.Ordinal)
                        || path.EndsWith("alle.pdf", StringComparison.Ordinal),
                    path
                )
        );
        Assert.Equal([], Listed.Keys.Except(seen.KindsTelling, StringComparer.Ordinal));

        var answered = seen.Answered.ToHashSet(StringComparer.Ordinal);
        string[] secret = [.. her.LinksOfOthers(), await her.FeedAsync()];
        foreach (
            var (client, from, under) in (IReadOnlyList<(HttpClient, string[], string)>)
                [
                    (program, [], "/api/"),
                    (chair, [], "/"),
                    (member, [], "/"),
                    (colleague, [], "/"),
                    (visitor, secret, "/"),
                ]
        )
        {
            var walked = await new SiteWalk(app, HiddenPerson.Words, under).TakeAsync(client, from);
            Assert.True(walked.Answered.Count > 20, "something was seen");
            Assert.Equal([], walked.Telling);
            answered.UnionWith(walked.Answered);
        }

        var silent = walk.Silent(answered)
            .Except(NotReached.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.True(!silent.Any(), string.Join('\n', silent));
        Assert.Equal([], her.TellingMails());
        Assert.True(her.OwnMails() >= 3, "her own mails go on");
    }
}

/// <summary>The same walk without a block: it can find her.</summary>
public sealed class PeopleWithoutABlockAreNamed
{
    /// <summary>Some of the places, of every kind: page, list, print, program, table.</summary>
    private static readonly string[] Places =
    [
        "/",
        "/akteure/informieren",
        "/akteure/{}",
        "/akteure/{}/ansprechpersonen",
        "/api/v1/groups/{}/members",
        "/api/v1/meetings/{}/minutes",
        "/aufgaben",
        "/aufgaben.csv",
        "/aufgaben.pdf",
        "/aufgaben.xlsx",
        "/beschluesse/{}/auszug.docx",
        "/gruppen/amtszeiten",
        "/gruppen/{}",
        "/gruppen/{}/mitglieder",
        "/gruppen/{}/verlauf",
        "/gruppen/{}/verteiler",
        "/kontakte/{}",
        "/netzwerk",
        "/personen.xlsx",
        "/personen/{}/karte.vcf",
        "/personen/{}/nachfolge",
        "/sitzungen/{}",
        "/sitzungen/{}/antworten",
        "/sitzungen/{}/briefe",
        "/sitzungen/{}/durchfuehren",
        "/sitzungen/{}/protokoll.docx",
        "/sitzungen/{}/protokoll.pdf",
        "/sitzungen/{}/protokoll.txt",
        "/sitzungen/{}/protokoll/ausgaben/{n}",
        "/sitzungen/{}/protokoll/durchsicht",
        "/sitzungen/{}/protokoll/{}/versionen/{n}",
        "/sitzungen/{}/verlauf",
        "/verwaltung/gesamtexport.json",
        "/verwaltung/post",
    ];

    [Fact]
    public async Task The_walk_finds_them_on_pages_in_files_and_in_mails()
    {
        await using var app = new NetzwerkApp();
        var her = await HiddenPerson.TakePartAsync(app, isShielded: false);
        var walk = new SiteWalk(app, HiddenPerson.Words);
        using var office = await app.SignInAsync(her.Coordinator);
        using var member = await app.SignInAsync(her.Reviewed.Emil);
        using var visitor = app.Visitor();

        var seen = await walk.TakeAsync(office, []);
        Assert.Equal([], Places.Except(seen.KindsTelling, StringComparer.Ordinal));
        Assert.True(seen.KindsTelling.Count > 70, $"{seen.KindsTelling.Count} kinds of places");
        var read = await walk.TakeAsync(member, []);
        Assert.True(read.KindsTelling.Count > 30, $"{read.KindsTelling.Count} kinds of places");
        var opened = await walk.TakeAsync(visitor, her.LinksOfOthers());
        Assert.Contains(
            opened.Telling,
            path => path.StartsWith("/antwort/", StringComparison.Ordinal)
        );
        Assert.Contains("/netzwerk", opened.Telling);
        var mails = string.Join('\n', her.TellingMails());
        Assert.All(
            (string[])["Einladung", "Einwand", "Protokoll"],
            kind => Assert.Contains(kind, mails, StringComparison.Ordinal)
        );
    }
}
