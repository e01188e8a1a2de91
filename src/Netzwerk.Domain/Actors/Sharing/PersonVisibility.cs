namespace Netzwerk.Domain.Actors.Sharing;

/// <summary>How far one detail is shown because somebody chose it.</summary>
public sealed record FieldChoice(CardField Field, Visibility Visibility)
{
    /// <summary>What the person agreed to; none where it is no wider than without a choice.</summary>
    public SharingConsent? Consent { get; init; }

    /// <summary>The last day on which it was narrowed, in Europe/Berlin.</summary>
    public DateOnly? NarrowedOn { get; init; }
}

/// <summary>How far the details of a person are shown. Who never chose has the usual circles.</summary>
public sealed record PersonVisibility(Guid Id, IReadOnlyList<FieldChoice> Choices)
    : IFolded<PersonVisibility, VisibilityEvent>
{
    public int Version { get; init; }

    /// <summary>The widest circle that anything of the person is shown to.</summary>
    public Visibility Widest => CardFields.Choosable.Max(Chosen);

    public static PersonVisibility Usual(Guid person) => new(person, []);

    public FieldChoice? ChoiceOf(CardField field) => Choices.FirstOrDefault(c => c.Field == field);

    /// <summary>The circle chosen for this detail, or the usual one.</summary>
    public Visibility Chosen(CardField field) =>
        ChoiceOf(field)?.Visibility ?? CardFields.Usual(field);

    /// <summary>The circle to which it is shown: the name goes along with the detail that goes furthest.</summary>
    public Visibility Of(CardField field) => field is CardField.Name ? Widest : Chosen(field);

    public static PersonVisibility? Evolve(
        PersonVisibility? visibility,
        Guid id,
        object happened
    ) =>
        happened switch
        {
            VisibilityWidened e => (visibility ?? Usual(id)).With(
                e.Field,
                c =>
                    c with
                    {
                        Visibility = e.Visibility,
                        Consent = new(e.Way, e.AgreedOn, e.Wording),
                    }
            ),
            VisibilityNarrowed e => (visibility ?? Usual(id)).With(
                e.Field,
                c =>
                    c with
                    {
                        Visibility = e.Visibility,
                        Consent = e.Visibility > CardFields.Usual(e.Field) ? c.Consent : null,
                        NarrowedOn = e.On,
                    }
            ),
            _ => visibility,
        };

    private PersonVisibility With(CardField field, Func<FieldChoice, FieldChoice> change) =>
        this with
        {
            Choices =
            [
                .. Choices.Where(c => c.Field != field),
                change(ChoiceOf(field) ?? new(field, CardFields.Usual(field))),
            ],
        };
}
