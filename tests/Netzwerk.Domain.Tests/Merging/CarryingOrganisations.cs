using CsCheck;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Merging;

public sealed class CarryingOrganisations
{
    private static readonly Gen<(int Gone, int Into, bool Undo)[]> AnyActs = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[0, 4],
        Gen.Bool
    ).Array[0, 14];

    [Fact]
    public void No_site_contact_tie_or_conversation_is_lost_by_merging_and_undoing_in_any_order() =>
        AnyActs.Sample(acts =>
        {
            var world = new MergedWorld(5);
            var before = world.Everything();
            foreach (var (gone, into, undo) in acts)
            {
                if (undo)
                {
                    world.Undo(gone);
                }
                else
                {
                    world.Merge(gone, into);
                }

                Assert.Equal(before, world.Everything());
                Assert.All(world.Meant, meant => Assert.Null(world[meant].MergedInto));
            }
        });

    [Fact]
    public void Undoing_all_of_it_gives_back_exactly_what_each_had() =>
        AnyActs.Sample(acts =>
        {
            var (world, untouched) = (new MergedWorld(5), new MergedWorld(5));
            foreach (var (gone, into, _) in acts.Where(a => !a.Undo))
            {
                world.Merge(gone, into);
            }

            world.UndoAll();

            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(untouched.Of(i), world.Of(i));
            }
        });

    [Fact]
    public void Work_is_united_until_somebody_says_what_the_whole_does()
    {
        var (kept, gone) = (OrganisationId.Create(), OrganisationId.Create());
        var other = OrganisationProfile.Evolve(null, gone.Value, Work(WorkTopic.Literacy))!;
        var story = new Story<OrganisationProfile, ProfileEvent>(Work(WorkTopic.Advice));
        var merged = OrganisationProfile.Evolve(
            story.State,
            kept.Value,
            new OrganisationTookOver(gone)
        )!;
        Assert.Equal([WorkTopic.Literacy, WorkTopic.Advice], merged.With([other]).Topics);

        var said = OrganisationProfile.Evolve(merged, kept.Value, Work(WorkTopic.Mentoring))!;
        Assert.Equal([WorkTopic.Mentoring], said.With([other]).Topics);

        var parted = OrganisationProfile.Evolve(
            merged,
            kept.Value,
            new OrganisationGaveBack(gone)
        )!;
        Assert.Equal([WorkTopic.Advice], parted.With([other]).Topics);
    }

    [Fact]
    public void A_contact_of_the_other_entry_moves_up_in_the_common_list()
    {
        var own = People(new ContactNamed(Anna, "Leitung"))!;
        var other = People(new ContactNamed(Ben, "Kurse"), new ContactNamed(Chris, "Kasse"))!;
        Assert.Equal([Anna, Ben, Chris], own.With([other]).Contacts.Select(c => c.Person));

        var outcome = AffiliationDecisions.Decide(own, [other], new PlaceContact(Ben, 1));

        Assert.Equal([new ContactNamed(Ben, "Kurse"), new ContactPlaced(Ben, 1)], outcome.Events);
        var moved = outcome.Events.Aggregate(own, (p, e) => OrganisationPeople.Evolve(p, p.Id, e)!);
        Assert.Equal([Ben, Anna, Chris], moved.With([other]).Contacts.Select(c => c.Person));
        Assert.Equal(
            "affiliation.contact-unknown",
            AffiliationDecisions.Decide(own, [], new PlaceContact(Ben, 1)).Refusal?.Code
        );
    }

    [Fact]
    public void A_function_that_is_known_at_one_entry_only_is_shown()
    {
        var own = People(new ContactNamed(Anna, ""))!;
        var other = People(new ContactNamed(Anna, "Leitung"))!;

        Assert.Equal([new Contact(Anna, "Leitung")], own.With([other]).Contacts);
    }

    [Fact]
    public void The_later_confirmation_counts_and_answers_an_earlier_question()
    {
        var (day, asked) = (new DateOnly(2027, 3, 9), new DateOnly(2027, 3, 1));
        var silent = new EntryFreshness(Guid.Empty, School) { SilentSince = asked };
        var confirmed = new EntryFreshness(Guid.Empty, Office) { ConfirmedOn = day };

        Assert.Equal((day, null), Days(silent.With([confirmed])));
        Assert.Equal(
            (day, day.AddDays(1)),
            Days((silent with { SilentSince = day.AddDays(1) }).With([confirmed]))
        );
        Assert.Equal((day, null), Days(confirmed.With([silent])));

        static (DateOnly?, DateOnly?) Days(EntryFreshness e) => (e.ConfirmedOn, e.SilentSince);
    }

    private static OrganisationWorkDescribed Work(WorkTopic topic) => new([topic], [], []);

    private static OrganisationPeople? People(params AffiliationEvent[] happened) =>
        happened.Aggregate(
            (OrganisationPeople?)null,
            (p, e) => OrganisationPeople.Evolve(p, Guid.Empty, e)
        );
}
