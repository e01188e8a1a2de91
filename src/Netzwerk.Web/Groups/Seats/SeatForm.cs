using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Pages;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Groups.Seats;

/// <summary>What a person typed about a seat.</summary>
public sealed class SeatForm
{
    public bool HasVote { get; set; }

    /// <summary>Who is asked first.</summary>
    public string? Deputy1 { get; set; }

    public string? Deputy2 { get; set; }

    public string? Deputy3 { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public static SeatForm Of(Member seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        return new()
        {
            HasVote = seat.HasVote,
            Deputy1 = seat.Deputies.Select(d => d.ToString()).FirstOrDefault(),
            Deputy2 = seat.Deputies.Select(d => d.ToString()).Skip(1).FirstOrDefault(),
            Deputy3 = seat.Deputies.Select(d => d.ToString()).Skip(2).FirstOrDefault(),
            From = DayInput.Show(seat.From),
            To = DayInput.Show(seat.To),
        };
    }

    public string? Deputy(int place) => new[] { Deputy1, Deputy2, Deputy3 }[place];

    public SeatSettings Read(PersonId person, FormErrors errors, IStringLocalizer texts) =>
        new(
            new(person, HasVote),
            new(
                person,
                [
                    .. new[] { Deputy1, Deputy2, Deputy3 }
                        .Select(d =>
                            PersonId.TryParse(d, provider: null, out var id) ? id : (PersonId?)null
                        )
                        .OfType<PersonId>(),
                ]
            ),
            new(
                person,
                DayInput.Read(From, nameof(From), errors, texts),
                DayInput.Read(To, nameof(To), errors, texts)
            )
        );
}
