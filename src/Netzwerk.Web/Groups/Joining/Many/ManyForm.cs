using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Pages;

namespace Netzwerk.Web.Groups.Joining.Many;

/// <summary>Whom somebody looked for and ticked to add many people at once.</summary>
public sealed class ManyForm
{
    /// <summary>Stands for sitting for no organisation.</summary>
    public const string Nobody = "keine";

    public string? Search { get; set; }

    /// <summary>Only people of this organisation are shown.</summary>
    public string? From { get; set; }

    public string[]? People { get; set; }

    public string? Role { get; set; }

    /// <summary>Left empty: each for their own organisation.</summary>
    public string? Seat { get; set; }

    public GroupRole ReadRole => Words.Read<GroupRole>(Role) ?? GroupRole.Member;

    public ManySeats ReadSeat =>
        OrganisationId.TryParse(Seat, provider: null, out var id) ? new(IsOwn: false, id)
        : Seat == Nobody ? new(IsOwn: false, Organisation: null)
        : ManySeats.Own;

    public IReadOnlyList<PersonId> ReadPeople =>
        [
            .. (People ?? [])
                .Select(p => PersonId.TryParse(p, provider: null, out var id) ? id : default)
                .Where(p => p != default)
                .Distinct()
                .Take(ManyMembers.MostAtOnce),
        ];
}
