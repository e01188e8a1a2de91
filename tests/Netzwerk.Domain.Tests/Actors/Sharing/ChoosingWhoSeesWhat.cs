using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Actors.Sharing;

/// <summary>Nothing is shown further than the person agreed to (law DP-13, Art. 7 GDPR).</summary>
public sealed class ChoosingWhoSeesWhat
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly SharingConsent Agreed = new(ConsentWay.OnPage, Today, 1);

    private static readonly PersonVisibility Usual = PersonVisibility.Usual(Anna.Value);

    private static readonly Story<PersonVisibility, VisibilityEvent> Open = new(
        Widened(CardField.Mail, Visibility.Public, Agreed),
        Widened(CardField.Phone, Visibility.Network, Agreed)
    );

    [Fact]
    public void Without_a_choice_groups_know_the_name_and_the_organisation_and_nothing_else()
    {
        Assert.Equal(Visibility.Group, Usual.Of(CardField.Name));
        Assert.Equal(Visibility.Group, Usual.Of(CardField.Organisation));
        Assert.All(
            (CardField[])[CardField.Mail, CardField.Phone, CardField.Address, CardField.Note],
            f => Assert.Equal(Visibility.Coordinators, Usual.Of(f))
        );
    }

    [Fact]
    public void Who_agrees_shows_more_and_the_name_goes_along()
    {
        FieldVisibility[] wish = [new(CardField.Mail, Visibility.Network)];
        var ask = new ChooseOwnVisibility(wish, Agrees: true);
        var outcome = VisibilityDecisions.Decide(Usual, ask, Today);
        Assert.Equal([Widened(CardField.Mail, Visibility.Network, Agreed)], outcome.Events);
        var after = new Story<PersonVisibility, VisibilityEvent>(outcome.Events)
            .When(v => VisibilityDecisions.Decide(v, ask, Today))
            .ThenNothing();
        Assert.Equal(Visibility.Network, after.State.Of(CardField.Name));
        Assert.Equal(Visibility.Group, after.State.Chosen(CardField.Name));
        Assert.Equal(Visibility.Group, after.State.Of(CardField.Organisation));
    }

    [Fact]
    public void Without_consent_nothing_gets_wider_and_narrowing_needs_none()
    {
        FieldVisibility[] both =
        [
            new(CardField.Mail, Visibility.Group),
            new(CardField.Phone, Visibility.Public),
        ];
        Open.When(v => VisibilityDecisions.Decide(v, new ChooseOwnVisibility(both, false), Today))
            .ThenRefused("visibility.consent-missing", "Agrees");
        Open.When(v => VisibilityDecisions.Decide(v, new NoteVisibility(both, null, null), Today))
            .ThenRefused("visibility.way-missing", "Way");
        foreach (var own in (bool[])[true, false])
        {
            var after = Open.When(v =>
                    own
                        ? VisibilityDecisions.Decide(
                            v,
                            new ChooseOwnVisibility(both[..1], false),
                            Today
                        )
                        : VisibilityDecisions.Decide(
                            v,
                            new NoteVisibility(both[..1], null, null),
                            Today
                        )
                )
                .Then(new VisibilityNarrowed(CardField.Mail, Visibility.Group, Today));
            Assert.Equal(Agreed, after.State.ChoiceOf(CardField.Mail)?.Consent);
        }
    }

    [Fact]
    public void The_coordination_notes_how_and_when_somebody_agreed()
    {
        FieldVisibility[] wish = [new(CardField.Mail, Visibility.Public)];
        var story = new Story<PersonVisibility, VisibilityEvent>(
            Widened(CardField.Phone, Visibility.Group, Agreed)
        );
        Answer<PersonVisibility, VisibilityEvent> Note(ConsentWay? way, DateOnly? on) =>
            story.When(v =>
                VisibilityDecisions.Decide(v, new NoteVisibility(wish, way, on), Today)
            );

        Note(null, Today).ThenRefused("visibility.way-missing", "Way");
        Note(ConsentWay.OnPage, Today).ThenRefused("visibility.way-missing", "Way");
        Note((ConsentWay)77, Today).ThenRefused("visibility.way-missing", "Way");
        Note(ConsentWay.Paper, null).ThenRefused("visibility.day-missing", "On");
        Note(ConsentWay.Paper, Today.AddDays(1)).ThenRefused("visibility.day-ahead", "On");
        Note(ConsentWay.Paper, Today.AddDays(-9))
            .Then(
                Widened(
                    CardField.Mail,
                    Visibility.Public,
                    new(ConsentWay.Paper, Today.AddDays(-9), 1)
                )
            );
    }

    [Fact]
    public void An_old_paper_does_not_undo_what_the_person_took_back_since()
    {
        FieldVisibility[] wish = [new(CardField.Mail, Visibility.Public)];
        var back = Open.And(new VisibilityNarrowed(CardField.Mail, Visibility.Coordinators, Today));
        back.When(v =>
                VisibilityDecisions.Decide(
                    v,
                    new NoteVisibility(wish, ConsentWay.Paper, Today.AddDays(-1)),
                    Today
                )
            )
            .ThenRefused("visibility.narrowed-since", "On");
        back.When(v =>
                VisibilityDecisions.Decide(
                    v,
                    new NoteVisibility(wish, ConsentWay.Phone, Today),
                    Today
                )
            )
            .Then(Widened(CardField.Mail, Visibility.Public, new(ConsentWay.Phone, Today, 1)));
    }

    [Fact]
    public void Taking_everything_back_leads_to_what_holds_without_a_choice()
    {
        var after = Open.When(v => VisibilityDecisions.Decide(v, new WithdrawConsents(), Today))
            .Then(
                new VisibilityNarrowed(CardField.Mail, Visibility.Coordinators, Today),
                new VisibilityNarrowed(CardField.Phone, Visibility.Coordinators, Today)
            );
        Assert.All(Enum.GetValues<CardField>(), f => Assert.Equal(Usual.Of(f), after.State.Of(f)));
        Assert.All(after.State.Choices, c => Assert.Null(c.Consent));
    }

    [Theory]
    [InlineData(CardField.Address, Visibility.Group)]
    [InlineData(CardField.Note, Visibility.Public)]
    [InlineData(CardField.Name, Visibility.Coordinators)]
    [InlineData(CardField.Organisation, Visibility.Coordinators)]
    [InlineData(CardField.Mail, (Visibility)9)]
    [InlineData((CardField)9, Visibility.Public)]
    public void Some_things_nobody_can_choose(CardField field, Visibility visibility)
    {
        FieldVisibility[] wish = [new(field, visibility)];
        Open.When(v => VisibilityDecisions.Decide(v, new ChooseOwnVisibility(wish, true), Today))
            .ThenRefused("visibility.unknown");
        Open.When(v =>
                VisibilityDecisions.Decide(
                    v,
                    new NoteVisibility(wish, ConsentWay.Phone, Today),
                    Today
                )
            )
            .ThenRefused("visibility.unknown");
    }

    [Fact]
    public void Two_entries_of_one_person_show_no_more_than_either()
    {
        var other = Usual with { Choices = [new(CardField.Mail, Visibility.Network)] };
        var after = Open.When(v => VisibilityDecisions.Decide(v, new NarrowToBoth(other), Today))
            .Then(
                new VisibilityNarrowed(CardField.Mail, Visibility.Network, Today),
                new VisibilityNarrowed(CardField.Phone, Visibility.Coordinators, Today)
            );
        Assert.Equal(Visibility.Network, after.State.Of(CardField.Name));
    }

    private static VisibilityWidened Widened(
        CardField field,
        Visibility visibility,
        SharingConsent consent
    ) => new(field, visibility, consent.Way, consent.On, consent.Wording);
}
