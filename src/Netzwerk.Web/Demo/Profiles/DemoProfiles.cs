using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Demo.Chance;

namespace Netzwerk.Web.Demo.Profiles;

/// <summary>What the organisations of the demo do, and where: what fits their kind, thrown with dice of their own.</summary>
internal static class DemoProfiles
{
    private static readonly string[] Sites =
    [
        "Hauptstelle",
        "Außenstelle",
        "Beratungsraum am Markt",
    ];

    private static readonly string[] Functions =
    [
        "Leitung",
        "Anmeldung",
        "Beratung",
        "Fragen zu Kursen",
        "",
    ];

    private static readonly string[] Hours =
    [
        "Mo bis Do 9 bis 16 Uhr",
        "Di und Do 14 bis 18 Uhr",
        "Nach Vereinbarung",
    ];

    public static DescribeOrganisationWork WorkOf(DemoOrganisation organisation, DemoDice dice)
    {
        var topics = TopicsOf(organisation.Kind);
        var groups = Enum.GetValues<TargetGroup>();
        return new(
            [.. topics.Where((_, i) => i == 0 || dice.Percent(60))],
            [.. groups.Where(_ => dice.Percent(25))],
            ["de", .. LanguageCodes.All.Skip(1).Where((_, i) => dice.Percent(60 / (i + 2)))]
        );
    }

    /// <summary>One site in most cases, two in some; the second one in another municipality.</summary>
    public static IEnumerable<AddSite> SitesOf(DemoOrganisation organisation, DemoDice dice)
    {
        var count = dice.Percent(25) ? 2 : 1;
        for (var i = 0; i < count; i++)
        {
            yield return new(
                new(dice.Id($"site:{organisation.Id}:{i}")),
                Sites[i == 0 ? 0 : dice.Between(1, 2)],
                Address: null,
                i == 0 ? organisation.Municipality : dice.Pick(["14522080", "14522180"]),
                From: null,
                dice.Pick(Hours),
                dice.Pick(Enum.GetValues<StepFree>()),
                StepFreeNote: null
            );
        }
    }

    /// <summary>Every third person is somebody to turn to.</summary>
    public static string? FunctionOf(int number) =>
        number % 3 == 0 ? Functions[number / 3 % Functions.Length] : null;

    /// <summary>Every ninth person has worked for a second organisation; every other of them still does.</summary>
    public static (OrganisationId Organisation, NoteAffiliation Tie)? TieOf(
        DemoPerson person,
        int number,
        DemoCounty county
    )
    {
        var other = county.Organisations[number * 7 % county.Organisations.Count].Id;
        return number % 9 != 4 || other == person.Organisation
            ? null
            : (
                other,
                new(
                    new(county.Dice.Id($"tie:{person.Id}")),
                    person.Id,
                    number % 2 == 0 ? AffiliationKind.WorksAt : AffiliationKind.Represents,
                    county.Today.AddYears(-3),
                    number % 2 == 0 ? county.Today.AddDays(-200) : null
                )
            );
    }

    /// <summary>A call after which something remains to be done, a visit, and a talk that is settled.</summary>
    public static IEnumerable<(ConversationId Id, NoteConversation Ask)> TalksOf(DemoCounty county)
    {
        (ConversationKind Kind, int DaysAgo, string Text, string Step, int? InDays)[] talks =
        [
            (
                ConversationKind.Call,
                9,
                "Der Alphabetisierungskurs hat noch sechs freie Plätze.",
                "Freie Plätze in der Arbeitsgruppe ansagen",
                6
            ),
            (
                ConversationKind.Visit,
                16,
                "Räume angesehen: stufenlos, Kinderbetreuung wäre nebenan möglich.",
                "Wegen der Kinderbetreuung nachfragen",
                -2
            ),
            (
                ConversationKind.Talk,
                23,
                "Möchte weiter in der Arbeitsgruppe mitarbeiten.",
                "",
                null
            ),
        ];
        return talks.Select(
            (t, i) =>
                (
                    new ConversationId(county.Dice.Id($"talk:{i}")),
                    new NoteConversation(
                        By: null,
                        county.Organisations[2 + (i * 5)].Id,
                        Person: null,
                        new(
                            t.Kind,
                            county.Today.AddDays(-t.DaysAgo),
                            t.Text,
                            t.Step,
                            t.InDays is { } days ? county.Today.AddDays(days) : null
                        )
                    )
                )
        );
    }

    private static WorkTopic[] TopicsOf(OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.School =>
            [
                WorkTopic.School,
                WorkTopic.Transition,
                WorkTopic.SchoolPreparation,
            ],
            OrganisationKind.AdultEducationCentre =>
            [
                WorkTopic.AdultEducation,
                WorkTopic.IntegrationCourse,
                WorkTopic.Literacy,
            ],
            OrganisationKind.EducationProvider =>
            [
                WorkTopic.VocationalTraining,
                WorkTopic.VocationalLanguageCourse,
                WorkTopic.IntegrationCourse,
            ],
            OrganisationKind.Chamber or OrganisationKind.Company =>
            [
                WorkTopic.VocationalTraining,
                WorkTopic.Recognition,
            ],
            OrganisationKind.VolunteerInitiative or OrganisationKind.Church =>
            [
                WorkTopic.LanguageCafe,
                WorkTopic.Mentoring,
                WorkTopic.Leisure,
            ],
            OrganisationKind.Association or OrganisationKind.MigrantOrganisation =>
            [
                WorkTopic.Leisure,
                WorkTopic.Interpreting,
                WorkTopic.LanguageCafe,
            ],
            _ => [WorkTopic.Advice, WorkTopic.InitialOrientation],
        };
}
