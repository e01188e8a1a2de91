using CsCheck;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Matching;
using Netzwerk.Web.Platform.Persons;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

public sealed class FindingDuplicates
{
    private static readonly Organisation School = new(
        Guid.Parse("01900000-0000-7000-8000-000000000001"),
        "Grundschule Süd",
        OrganisationKind.School,
        "14522180"
    )
    {
        Address = "Schulweg 3\n09599 Freiberg",
    };

    private static readonly DirectoryPerson Anna = Somebody(
        new("Anna", "Müller", "anna@schule.example", "03731 799-123"),
        School
    );

    [Fact]
    public void The_same_name_and_mail_are_the_same_person_however_they_are_spelled()
    {
        var row = Plan(
            Row("ANNA", "Mueller", mail: "Anna@Schule.Example", phone: "+49 3731 799123")
        );
        Assert.Equal(PlannedKind.Same, row.Kind);
        Assert.Equal(Anna.Id, row.Likes[0].Person);
        Assert.Contains(row.Draft.Notes, n => n.Kind is CellNoteKind.SpelledOtherwise);
    }

    [Fact]
    public void What_is_different_is_shown_detail_by_detail_and_empty_cells_change_nothing()
    {
        var row = Plan(Row("Anna", "Müller", mail: "anna@schule.example", phone: "0371 1"));
        Assert.Equal(PlannedKind.Changed, row.Kind);
        Assert.Equal([new(ChangedField.Phone, "03731 799-123", "0371 1")], row.Changes);
        var moved = Plan(Row("Anna", "Müller", mail: "anna@schule.example", organisation: "VHS"));
        Assert.True(moved.OrganisationIsNew);
        Assert.Equal(ChangedField.Organisation, Assert.Single(moved.Changes).Field);
    }

    [Theory]
    [InlineData("Müller", "Anna", "", "", LikeReason.Transposed)]
    [InlineData("Anna", "Mueller", "neu@schule.example", "Grundschule Sued", LikeReason.Name)]
    [InlineData("Anna", "Muller", "", "", LikeReason.Spelling)]
    [InlineData("Bernd", "Maier", "anna@schule.example", "", LikeReason.Mail)]
    [InlineData("A.", "Müller", "", "Grundschule Süd", LikeReason.Initial)]
    public void Who_may_be_somebody_known_is_for_a_coordinator_to_decide(
        string given,
        string family,
        string mail,
        string organisation,
        LikeReason reason
    )
    {
        var row = Plan(Row(given, family, mail, organisation));
        Assert.Equal((PlannedKind.Unsure, PlannedKind.Unsure), (row.Kind, row.Effect));
        Assert.Equal((Anna.Id, reason), (row.Likes[0].Person, row.Likes[0].Reason));
        var another = row with { Choice = RowChoice.Another };
        Assert.Equal(PlannedKind.New, another.Effect);
        Assert.Equal(
            mail == Anna.Card.Mail,
            RowMatcher.CardOf(another).Mail.Length == 0 && mail.Length > 0
        );
    }

    [Fact]
    public void The_same_family_name_and_phone_number_are_shown_and_other_people_are_new()
    {
        var like = Plan(Row("Marie", "Müller", phone: "+49 (0)3731 799123"));
        Assert.Equal((PlannedKind.Unsure, LikeReason.Phone), (like.Kind, like.Likes[0].Reason));
        Assert.Equal(PlannedKind.New, Plan(Row("Marie", "Müller")).Kind);
        Assert.Equal(PlannedKind.New, Plan(Row("Carl", "Bauer", "c@schule.example")).Kind);
    }

    [Fact]
    public void A_row_that_repeats_an_earlier_one_is_left_out()
    {
        var matcher = Matcher();
        Assert.Equal(PlannedKind.New, matcher.Plan(Row("Bea", "Zwei", "bea@x.example")).Kind);
        var again = matcher.Plan(Row("Bea", "Zwei", "bea@x.example", row: 3));
        Assert.Equal((PlannedKind.Repeated, 2), (again.Kind, again.Likes[0].Row));
        var shared = matcher.Plan(Row("Cem", "Drei", "bea@x.example", row: 4));
        Assert.Equal((PlannedKind.Unsure, 2), (shared.Kind, shared.Likes[0].Row));
        Assert.True(shared.WithoutMail);
    }

    [Fact]
    public void An_organisation_is_known_with_and_without_its_legal_form_but_not_with_another()
    {
        var matcher = Matcher();
        matcher.Plan(Row("", "", organisation: "Brücken e. V."));
        var known = matcher.Plan(Row("Bea", "Zwei", organisation: "Bruecken"));
        var other = matcher.Plan(Row("Cem", "Drei", organisation: "Brücken gGmbH"));
        Assert.Equal("Brücken e. V.", known.OrganisationName);
        Assert.Equal("Brücken gGmbH", other.OrganisationName);
    }

    [Fact]
    public void The_address_of_an_organisation_is_not_kept_twice()
    {
        var row = Plan(
            Row("Bea", "Zwei", organisation: School.Name) with
            {
                Address = "Schulweg 3\n09599 Freiberg",
            }
        );
        Assert.Equal("", row.Draft.Address);
    }

    // Whoever was undecided may be known for certain once a later row of the same list was taken.
    [Fact]
    public void A_list_that_was_taken_over_changes_nothing_the_second_time()
    {
        var word = OneOf("Anna", "Anne", "Müller", "Mueller", "Muller", "Bauer", "A.");
        var draft = Gen.Select(
            word,
            word,
            OneOf("", "a@x.example", "b@x.example", "anna@schule.example"),
            OneOf("", "Grundschule Süd", "Brücken e. V.", "Bruecken"),
            OneOf("", "0371 12345", "+49 371 12345", "03731 799123"),
            OneOf("", "Schulweg 3\n09599 Freiberg", "Weg 1")
        );
        draft
            .Array[1, 12]
            .Sample(rows =>
            {
                var drafts = rows.Select(
                        (r, i) =>
                            Row(r.Item1, r.Item2, r.Item3, r.Item4, r.Item5, i + 2) with
                            {
                                Address = r.Item6,
                            }
                    )
                    .ToList();
                var county = new County([Anna], [School]);
                var undecided = county.Take(drafts, PlannedKind.Unsure);
                var second = county.Take(drafts, PlannedKind.New, PlannedKind.Changed);
                Assert.Equal([], second.Except(undecided));
            });
    }

    private static Gen<string> OneOf(params string[] words) =>
        Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static PlannedRow Plan(RowDraft draft) => Matcher().Plan(draft);

    private static RowMatcher Matcher() => new(new([Anna], [School]), Guid.Empty);

    private static DirectoryPerson Somebody(PersonCard card, Organisation? organisation) =>
        new(
            PersonId.Create(),
            card,
            organisation is null ? null : new OrganisationId(organisation.Id)
        );

    private static RowDraft Row(
        string given,
        string family,
        string mail = "",
        string organisation = "",
        string phone = "",
        int row = 2
    ) =>
        new(
            row,
            given,
            family,
            mail,
            phone,
            "",
            Language: null,
            "",
            organisation,
            OrganisationKind.Association,
            Municipality: null,
            [],
            []
        );

    /// <summary>A directory into which a plan is carried out as the job does it.</summary>
    private sealed class County(List<DirectoryPerson> people, List<Organisation> organisations)
    {
        /// <summary>The numbers of the rows that were planned to end so.</summary>
        public IReadOnlyList<int> Take(IEnumerable<RowDraft> drafts, params PlannedKind[] asked)
        {
            var matcher = new RowMatcher(new(people, organisations), Guid.CreateVersion7());
            var plan = drafts.Select(matcher.Plan).ToList();
            foreach (var row in plan.Where(r => r.Effect is PlannedKind.New or PlannedKind.Changed))
            {
                Register(row);
                if (row.Effect is PlannedKind.New && row.Draft.IsOfAPerson)
                {
                    people.Add(new(PersonId.Create(), RowMatcher.CardOf(row), row.Organisation));
                }
                else if (row.Target is { Person: { } id } target)
                {
                    Change(people.FindIndex(p => p.Id == id), target.Changes);
                }
            }

            return [.. plan.Where(r => asked.Contains(r.Effect)).Select(r => r.Draft.Row)];
        }

        private void Register(PlannedRow row)
        {
            if (
                row is { OrganisationIsNew: true, Organisation: { } id }
                && organisations.TrueForAll(o => o.Id != id.Value)
            )
            {
                organisations.Add(
                    new(id.Value, row.OrganisationName, default, null)
                    {
                        Address = row.OrganisationAddress,
                    }
                );
            }
        }

        private void Change(int at, IReadOnlyList<FieldChange> changes)
        {
            var (card, organisation) = (people[at].Card, people[at].Organisation);
            foreach (var change in changes)
            {
                (card, organisation) = Netzwerk.Web.Actors.Imports.Taking.RowChanges.With(
                    card,
                    organisation,
                    change.Field,
                    change.After
                );
            }

            people[at] = people[at] with { Card = card, Organisation = organisation };
        }
    }
}
