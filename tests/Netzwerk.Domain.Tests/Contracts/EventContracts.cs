using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Contracts;

public sealed partial class EventContracts
{
    private const string Folder = "tests/Netzwerk.Domain.Tests/Contracts/approved";

    // All other text is typed by people about their work and can name somebody.
    private static readonly string[] TextThatNamesNobody =
    [
        "GroupFounded.Name", // the name of a body
        "GroupDescribed.Name",
        "OrganisationRegistered.Name", // the name of a legal body, public
        "OrganisationDescribed.Name",
        "OrganisationRegistered.Municipality", // official key
        "OrganisationDescribed.Municipality",
        "SiteAdded.Municipality",
        "SiteDescribed.Municipality",
        "OrganisationWorkDescribed.Languages", // codes of languages
        "DirectoryRowTaken.Refused", // code of a refusal
        "DirectoryRowUndone.Kept",
        "ChangeSuggested.Fields", // names of the details of an entry
        "SuggestionCorrected.Fields",
        "DistributionListSaved.Language",
        "DistributionListSaved.Municipality",
        "FreshnessRulesSet.Begins", // days of the year
        "LetterheadWorded.Name", // the name of an office, public
        "LetterheadLogoSet.Sha256", // checksum
        "ResolutionRecorded.Number", // running number
        "NumberingRulesDrafted.Meetings", // pattern of numbers
        "NumberingRulesDrafted.Resolutions",
        "NumberingRulesDrafted.Papers",
        "MinutesFrozen.Sha512", // checksum
        "PaperVersionAdded.Sha512", // checksum
        "MinutesStepsApplied.Client", // random name of an open editor
        "MinutesVersionRestored.Client", // random name of a request
    ];

    private static readonly JsonSerializerOptions Readable = new(StoredJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> StoredNames => [.. Facts.Types.Select(Facts.StoredName)];

    [Fact]
    public void Every_event_is_a_sealed_fact_with_a_stored_name()
    {
        Assert.NotEmpty(Facts.Types);
        var roots = Facts.Types.Select(t => t.BaseType).ToHashSet();
        var facts = typeof(Refusal).Assembly.GetTypes().Where(t => roots.Contains(t.BaseType));
        Assert.All(
            facts.Concat(Facts.Types),
            t =>
            {
                Assert.True(t.IsSealed, t.Name);
                Assert.True(t.IsDefined(typeof(StoredAsAttribute), inherit: false), t.Name);
                Assert.True(t.BaseType is { IsAbstract: true } && t.BaseType != typeof(object));
            }
        );
    }

    [Fact]
    public void Stored_names_are_kebab_case_with_a_number_and_unique()
    {
        Assert.All(Facts.Types, t => Assert.Matches(KebabName(), Facts.StoredName(t)));
        Assert.Distinct(Facts.Types.Select(Facts.StoredName));
    }

    [Fact]
    public void Events_hold_ids_choices_days_times_numbers_and_text_only() =>
        Assert.Empty(
            Facts
                .Types.SelectMany(EventShape.Properties)
                .Where(p => !EventShape.IsAllowed(p.PropertyType))
                .Select(NameOf)
        );

    [Fact]
    public void Text_that_can_name_people_is_marked_personal() =>
        Assert.Equal(
            TextThatNamesNobody.Order(StringComparer.Ordinal),
            Facts
                .Types.SelectMany(EventShape.Properties)
                .Where(p =>
                    EventShape.HoldsText(p.PropertyType) && !p.IsDefined(typeof(PersonalAttribute))
                )
                .Select(NameOf)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void An_event_is_written_as_approved_and_reads_back_equal(string storedName)
    {
        var type = Facts.Types.Single(t => Facts.StoredName(t) == storedName);
        var path = $"{Folder}/{storedName}.json";
        Approved.Same(path, Write(Facts.Example(type)));
        var stored = File.ReadAllText(Repository.PathOf(path));
        Assert.Equal(stored, Write(Read(type, stored)));
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void What_may_be_missing_reads_back_as_missing(string storedName)
    {
        var type = Facts.Types.Single(t => Facts.StoredName(t) == storedName);
        var bare = Write(Facts.Barest(type));
        Assert.Equal(bare, Write(Read(type, bare)));
    }

    // Stored by versions that counted SEQUENCE with the revision.
    [Fact]
    public void An_announcement_of_before_reads_back_without_a_sequence()
    {
        const string stored = """
            {"kind":"Update","revision":2,"title":"4. Sitzung","day":"2026-12-10","from":"14:00:00","to":"16:00:00","place":"","videoLink":""}
            """;
        var told = Assert.IsType<MeetingAnnounced>(Read(typeof(MeetingAnnounced), stored));
        Assert.Equal((2, null), (told.Revision, told.Sequence));
        const string state = """
            {"kind":"Update","revision":2,"title":"4. Sitzung","when":{"day":"2026-12-10","from":"14:00:00","to":"16:00:00"},"place":"","videoLink":"","dateSince":2}
            """;
        Assert.Equal(2, Assert.IsType<Announcement>(Read(typeof(Announcement), state)).Sequence);
    }

    // Choices are stored by name: a renamed one could not be read any more.
    [Fact]
    public void The_words_of_all_stored_choices_are_as_approved() =>
        Approved.Same(
            $"{Folder}/choices.txt",
            string.Concat(
                Facts
                    .Types.SelectMany(EventShape.Properties)
                    .Select(p => EventShape.ChoiceIn(p.PropertyType))
                    .OfType<Type>()
                    .Distinct()
                    .OrderBy(t => t.Name, StringComparer.Ordinal)
                    .Select(t => $"{t.Name}: {string.Join(", ", Enum.GetNames(t))}\n")
            )
        );

    // A fact that was ever stored must be readable for ever, so its contract never goes.
    [Fact]
    public void Every_approved_contract_still_has_its_event() =>
        Assert.Empty(
            Directory
                .GetFiles(Repository.PathOf(Folder), "*.json")
                .Select(Path.GetFileNameWithoutExtension)
                .Except(Facts.Types.Select(Facts.StoredName), StringComparer.Ordinal)
        );

    private static string Write(object fact) =>
        JsonSerializer.Serialize(fact, fact.GetType(), Readable) + "\n";

    private static object Read(Type type, string json) =>
        JsonSerializer.Deserialize(json, type, StoredJson.Options)!;

    private static string NameOf(PropertyInfo property) =>
        $"{property.ReflectedType?.Name}.{property.Name}";

    [GeneratedRegex(
        @"^[a-z0-9]+(-[a-z0-9]+)*\.[1-9][0-9]*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex KebabName();
}
