using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Confidentiality;

/// <summary>That somebody gave the undertaking, as programs see it.</summary>
public sealed record ConfidentialityProofView(
    PersonId Person,
    int Number,
    DateOnly Since,
    bool OnPaper
);

/// <summary>The duty of secrecy of a group as programs see it: the words of today, who gave it, who has not.</summary>
public sealed record ConfidentialityView(
    bool IsAsked,
    bool AsksGuests,
    int? Number,
    string? Text,
    int OldestThatCounts,
    IReadOnlyList<ConfidentialityProofView> Given,
    IReadOnlyList<PersonId> Owing
);

/// <summary>The duty of secrecy for programs of those who lead the group, to read.</summary>
public sealed class ConfidentialityApi(IQuerySession session, Caller caller, ApiCall call)
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/groups")
            .WithTags("Groups")
            .MapGet(
                "/{group:guid}/confidentiality",
                (Guid group, ConfidentialityApi it, CancellationToken ct) =>
                    it.ShowAsync(new(group), ct)
            )
            .WithSummary("Who undertook to keep the closed matters of a group to themselves")
            .Produces<ConfidentialityView>();

    private async Task<IResult> ShowAsync(GroupId id, CancellationToken ct)
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        if (group is null || !Permissions.RightsIn(group, caller.Asker.User).ManageMembers)
        {
            return call.NotFound();
        }

        var duty = group.Confidentiality;
        var view = new ConfidentialityView(
            duty.IsAsked,
            duty.AsksGuests,
            duty.Text?.Number,
            duty.Text?.Text,
            duty.OldestThatCounts,
            [
                .. duty.Given.Select(p => new ConfidentialityProofView(
                    p.Person,
                    p.Number,
                    p.Since,
                    p.SignedOn is not null
                )),
            ],
            group.OwingConfidentiality
        );
        return call.Found(view, group.Version);
    }
}
