using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Actors.Profiles;

public sealed class DescribingOrganisations
{
    private static readonly SiteId Main = new(new("0197c0de-0000-7000-8000-0000000000a1"));

    private static readonly DateOnly Spring = new(2027, 3, 1);

    private static readonly SiteAdded Added = new(
        Main,
        "Haus B",
        "Markt 1\n01234 Musterstadt",
        "14522180",
        Spring,
        "Mo 9 bis 12 Uhr",
        StepFree.Yes,
        "Aufzug im Hof"
    );

    private static readonly Story<OrganisationProfile, ProfileEvent> WithSite = new(Added);

    private static readonly DescribeSite Same = new(
        Main,
        "Haus B",
        "Markt 1\n01234 Musterstadt",
        "14522180",
        Spring,
        Until: null,
        "Mo 9 bis 12 Uhr",
        StepFree.Yes,
        "Aufzug im Hof"
    );

    [Fact]
    public void A_site_is_the_first_thing_known_and_is_noted_once()
    {
        var ask = new AddSite(
            Main,
            " Haus B ",
            "Markt 1\r\n\r\n01234 Musterstadt",
            " 14522180",
            Spring,
            "Mo 9 bis 12 Uhr",
            StepFree.Yes,
            "Aufzug\nim Hof"
        );
        var first = ProfileDecisions.Decide(profile: null, ask);
        Assert.Equal(Added, Assert.Single(first.Events));
        WithSite.When(p => ProfileDecisions.Decide(p, ask)).ThenNothing();
    }

    [Fact]
    public void What_is_known_about_a_site_is_put_right_and_its_last_day_noted_apart()
    {
        WithSite.When(p => ProfileDecisions.Decide(p, Same)).ThenNothing();
        WithSite
            .When(p => ProfileDecisions.Decide(p, Same with { Name = "Haus C" }))
            .Then(
                new SiteDescribed(
                    Main,
                    "Haus C",
                    Added.Address,
                    Added.Municipality,
                    Spring,
                    Added.OpeningHours,
                    StepFree.Yes,
                    Added.StepFreeNote
                )
            );
        var ended = WithSite
            .When(p => ProfileDecisions.Decide(p, Same with { Until = Spring.AddDays(9) }))
            .Then(new SiteEnded(Main, Spring.AddDays(9)));
        var site = Assert.Single(ended.State.Sites);
        Assert.False(site.IsOver(Spring.AddDays(9)));
        Assert.True(site.IsOver(Spring.AddDays(10)));
        ended.When(p => ProfileDecisions.Decide(p, Same)).Then(new SiteEnded(Main, Until: null));
    }

    public static TheoryData<DescribeSite, string, string> Wrong =>
        new()
        {
            { Same with { Name = "\u202E" }, "site.name-missing", "Name" },
            { Same with { Name = new string('x', 101) }, "site.name-too-long", "Name" },
            { Same with { Address = "1\n2\n3\n4\n5" }, "site.address-unusable", "Address" },
            {
                Same with
                {
                    Municipality = "1452218",
                },
                "site.municipality-unusable",
                "Municipality"
            },
            {
                Same with
                {
                    OpeningHours = new string('x', 501),
                },
                "site.opening-hours-too-long",
                "OpeningHours"
            },
            { Same with { StepFree = (StepFree)7 }, "site.step-free-unknown", "StepFree" },
            {
                Same with
                {
                    StepFreeNote = new string('x', 201),
                },
                "site.note-too-long",
                "StepFreeNote"
            },
            { Same with { Until = Spring.AddDays(-1) }, "site.ends-before-it-begins", "Until" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_right_about_a_site_is_refused(
        DescribeSite ask,
        string code,
        string field
    ) => WithSite.When(p => ProfileDecisions.Decide(p, ask)).ThenRefused(code, field);

    [Fact]
    public void A_site_that_nobody_noted_is_not_described() =>
        WithSite
            .When(p => ProfileDecisions.Decide(p, Same with { Site = SiteId.From(Guid.Empty) }))
            .ThenRefused("site.unknown");

    [Fact]
    public void Ticks_are_kept_in_the_order_of_the_list_and_said_once()
    {
        var ask = new DescribeOrganisationWork(
            [WorkTopic.Advice, WorkTopic.School, WorkTopic.Advice],
            [TargetGroup.Parents],
            ["uk", "de"]
        );
        WithSite
            .When(p => ProfileDecisions.Decide(p, ask))
            .Then(
                new OrganisationWorkDescribed(
                    [WorkTopic.School, WorkTopic.Advice],
                    [TargetGroup.Parents],
                    ["de", "uk"]
                )
            )
            .When(p => ProfileDecisions.Decide(p, new DescribeOrganisationWork([], [], [])))
            .Then(new OrganisationWorkDescribed([], [], []));
        Assert.Empty(
            ProfileDecisions.Decide(profile: null, new DescribeOrganisationWork([], [], [])).Events
        );
    }

    [Fact]
    public void What_is_on_no_list_is_refused()
    {
        Refused(new([(WorkTopic)99], [], []), "work.topic-unknown", "Topics");
        Refused(new([], [(TargetGroup)99], []), "work.target-group-unknown", "TargetGroups");
        Refused(new([], [], ["xx"]), "work.language-unknown", "Languages");
        Refused(new([], [], ["DE"]), "work.language-unknown", "Languages");

        static void Refused(DescribeOrganisationWork ask, string code, string field) =>
            WithSite.When(p => ProfileDecisions.Decide(p, ask)).ThenRefused(code, field);
    }
}
