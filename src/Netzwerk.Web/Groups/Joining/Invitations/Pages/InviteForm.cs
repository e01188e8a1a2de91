using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Pages;

namespace Netzwerk.Web.Groups.Joining.Invitations.Pages;

/// <summary>What somebody typed and chose to invite people, through all steps.</summary>
public sealed class InviteForm
{
    /// <summary>As pasted.</summary>
    public string? Addresses { get; set; }

    /// <summary>Words to look for in the directory.</summary>
    public string? Search { get; set; }

    /// <summary>Who was chosen from the directory.</summary>
    public string[]? People { get; set; }

    public string? Role { get; set; }

    public string? Until { get; set; }

    /// <summary>The lines of the preview that stay ticked, by their place.</summary>
    public string[]? Rows { get; set; }

    public GroupRole ReadRole => Words.Read<GroupRole>(Role) ?? GroupRole.Member;

    public IReadOnlyList<PersonId> ReadPeople =>
        [
            .. (People ?? [])
                .Select(p => PersonId.TryParse(p, provider: null, out var id) ? id : default)
                .Where(p => p != default)
                .Distinct()
                .Take(AddressBox.MostAtOnce),
        ];
}
