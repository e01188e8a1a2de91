using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>What kind of body a name or a word for it means; the first word that fits counts.</summary>
internal static class KindGuess
{
    private const int LongWord = 5;

    private static readonly (OrganisationKind Kind, string[] Words)[] Signs =
    [
        (OrganisationKind.AdultEducationCentre, ["volkshochschule", "vhs"]),
        (
            OrganisationKind.MigrantOrganisation,
            ["migrantenorganisation", "migrantenverein", "migrant organisation"]
        ),
        (
            OrganisationKind.WelfareBody,
            [
                "awo",
                "arbeiterwohlfahrt",
                "caritas",
                "diakonie",
                "diakonisches",
                "drk",
                "rotes kreuz",
                "paritätische",
                "wohlfahrt",
                "volkssolidarität",
                "lebenshilfe",
            ]
        ),
        (OrganisationKind.Chamber, ["ihk", "hwk", "kammer", "handwerkskammer", "chamber"]),
        (
            OrganisationKind.Authority,
            [
                "landratsamt",
                "jobcenter",
                "agentur für arbeit",
                "amt",
                "behörde",
                "ministerium",
                "bamf",
                "bundesamt",
                "landesamt",
                "ausländerbehörde",
                "authority",
                "landkreis",
                "schulaufsicht",
            ]
        ),
        (
            OrganisationKind.EducationProvider,
            [
                "bildungsträger",
                "akademie",
                "bildungswerk",
                "sprachschule",
                "bildungszentrum",
                "education provider",
                "sprachinstitut",
            ]
        ),
        (
            OrganisationKind.School,
            [
                "schule",
                "gymnasium",
                "grundschule",
                "oberschule",
                "förderschule",
                "berufsschulzentrum",
                "bsz",
                "schulzentrum",
                "school",
                "lernzentrum",
            ]
        ),
        (
            OrganisationKind.Church,
            [
                "kirche",
                "kirchgemeinde",
                "kirchengemeinde",
                "pfarramt",
                "pfarrei",
                "bistum",
                "church",
            ]
        ),
        (
            OrganisationKind.Municipality,
            [
                "stadt",
                "gemeinde",
                "stadtverwaltung",
                "gemeindeverwaltung",
                "municipality",
                "rathaus",
            ]
        ),
        (OrganisationKind.VolunteerInitiative, ["initiative", "ehrenamt", "volunteer"]),
        (OrganisationKind.Association, ["e. v.", "e.v.", "ev", "verein", "verband", "association"]),
        (
            OrganisationKind.Company,
            ["gmbh", "ggmbh", "ag", "kg", "ug", "firma", "company", "unternehmen"]
        ),
    ];

    public static OrganisationKind? Of(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        foreach (var (kind, words) in Signs)
        {
            if (words.Any(w => Holds(text, w)))
            {
                return kind;
            }
        }

        return Enum.GetValues<OrganisationKind>()
            .Cast<OrganisationKind?>()
            .FirstOrDefault(k => string.Equals($"{k}", text, StringComparison.OrdinalIgnoreCase));
    }

    // Short words stand alone ("AG"); long ones also begin or end another ("Caritasverband", "Sprachschule").
    private static bool Holds(string text, string word)
    {
        for (
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            var ends = at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]);
            var begins = at == 0 || !char.IsLetter(text[at - 1]);
            if (word.Length > LongWord ? begins || ends : ends && (begins || word is "amt"))
            {
                return true;
            }
        }

        return false;
    }
}
