using CsCheck;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Properties;

/// <summary>The one rule for who sees which detail of whom, for whoever looks and whatever was chosen.</summary>
public sealed class VisibilityProperties
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly CardField[] Fields = Enum.GetValues<CardField>();

    private static readonly Gen<FieldVisibility[]> Wishes = Gen.Select(
        Gen.OneOf(Fields),
        Gen.OneOf(Enum.GetValues<Visibility>()),
        (field, visibility) => new FieldVisibility(field, visibility)
    ).Array[0, 5];

    private static readonly Gen<PersonVisibility> Chosen = Wishes
        .Array[0, 4]
        .Select(all =>
            all.Aggregate(
                PersonVisibility.Usual(Anna.Value),
                (now, wish) => After(now, new ChooseOwnVisibility(wish, Agrees: true))
            )
        );

    private static readonly Gen<Viewer> Anybody = Gen.Select(
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        (coordinates, self, shares, isIn) =>
            new Viewer
            {
                IsCoordinator = coordinates,
                IsSelf = self,
                SharesGroup = shares,
                IsInNetwork = isIn,
            }
    );

    [Fact]
    public void Narrower_never_shows_more() =>
        Gen.Select(Chosen, Wishes, Anybody, Gen.Bool)
            .Sample(
                (before, wish, viewer, isShielded) =>
                {
                    FieldVisibility[] narrower =
                    [
                        .. wish.Where(w => w.Visibility <= before.Chosen(w.Field)),
                    ];
                    var after = After(before, new ChooseOwnVisibility(narrower, Agrees: false));
                    Assert.All(
                        Fields,
                        f =>
                            Assert.True(
                                !viewer.Sees(after, isShielded, f)
                                    || viewer.Sees(before, isShielded, f)
                            )
                    );
                }
            );

    [Fact]
    public void Coordinators_see_everything_and_of_the_shielded_nobody_but_themselves_sees_anything() =>
        Gen.Select(Chosen, Anybody)
            .Sample(
                (chosen, viewer) =>
                    Assert.All(
                        Fields,
                        f =>
                        {
                            Assert.Equal(viewer.IsSelf, viewer.Sees(chosen, true, f));
                            Assert.True(
                                !(viewer.IsCoordinator || viewer.IsSelf)
                                    || viewer.Sees(chosen, false, f)
                            );
                        }
                    )
            );

    [Fact]
    public void Whoever_is_closer_sees_no_less_and_sees_no_detail_without_the_name() =>
        Gen.Select(Chosen, Anybody, Gen.Bool)
            .Sample(
                (chosen, viewer, isShielded) =>
                    Assert.All(
                        Fields,
                        f =>
                        {
                            var sees = viewer.Sees(chosen, isShielded, f);
                            Assert.True(!sees || viewer.Sees(chosen, isShielded, CardField.Name));
                            foreach (
                                var closer in (Viewer[])
                                    [
                                        viewer with
                                        {
                                            IsInNetwork = true,
                                        },
                                        viewer with
                                        {
                                            SharesGroup = true,
                                        },
                                        viewer with
                                        {
                                            IsCoordinator = true,
                                        },
                                    ]
                            )
                            {
                                Assert.True(!sees || closer.Sees(chosen, isShielded, f));
                            }
                        }
                    )
            );

    [Fact]
    public void Address_and_note_are_for_the_coordination_whatever_is_asked() =>
        Gen.Select(Chosen, Anybody)
            .Sample(
                (chosen, viewer) =>
                    Assert.All(
                        (CardField[])[CardField.Address, CardField.Note],
                        f =>
                            Assert.Equal(
                                viewer.IsCoordinator || viewer.IsSelf,
                                viewer.Sees(chosen, false, f)
                            )
                    )
            );

    private static PersonVisibility After(PersonVisibility now, ChooseOwnVisibility ask) =>
        VisibilityDecisions
            .Decide(now, ask, Today)
            .Events.Aggregate(now, (v, e) => PersonVisibility.Evolve(v, v.Id, e) ?? v);
}
