namespace Netzwerk.Domain.Actors.Profiles;

/// <summary>What an organisation offers to newcomers.</summary>
public enum WorkTopic
{
    EarlyChildhood,
    School,
    Transition,
    VocationalTraining,
    Study,
    AdultEducation,
    InformalLearning,
    IntegrationCourse,
    VocationalLanguageCourse,
    InitialOrientation,
    Literacy,
    LanguageCafe,
    Advice,
    Mentoring,
    SchoolPreparation,
    Childcare,
    Recognition,
    Interpreting,
    Leisure,
}

/// <summary>For whom an organisation works.</summary>
public enum TargetGroup
{
    Children,
    Adolescents,
    YoungAdults,
    Adults,
    OlderPeople,
    Parents,
    Women,
    JobSeekers,
    Students,
    Refugees,
    EuropeanCitizens,
    SkilledWorkers,
    Volunteers,
    Professionals,
}

/// <summary>The codes of languages that people in the county speak (BCP 47).</summary>
public static class LanguageCodes
{
    /// <summary>In the order of their need in the county.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "de",
        "de-simple",
        "en",
        "uk",
        "ru",
        "ar",
        "fa",
        "fa-AF",
        "es",
        "tr",
        "fr",
        "ti",
        "ps",
        "ckb",
        "kmr",
        "ur",
        "ka",
        "vi",
        "pl",
        "cs",
        "ro",
        "so",
        "am",
        "hi",
    ];
}
