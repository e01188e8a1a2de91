using System.Globalization;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Confidentiality;

/// <summary>
/// The mails that ask for the undertaking: when a group begins to ask or asks anew, when somebody takes a seat or becomes a
/// deputy, and when those who owe it are reminded.
/// </summary>
public sealed class ConfidentialityMails : MailReaction
{
    public const string Request = "confidentiality-request";

    public const string Reminder = "confidentiality-reminder";

    /// <summary>As long as the links under every mail.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(400);

    private readonly LinkTokens _links;

    public ConfidentialityMails(DispatchQueue queue, LinkTokens links)
        : base(queue)
    {
        _links = links;
        Name = "confidentiality-mails";
        IncludeType<ConfidentialityAskedFor>();
        IncludeType<ConfidentialityReminded>();
        IncludeType<MemberSeated>();
        IncludeType<MemberRoleChanged>();
        IncludeType<SeatDeputiesNamed>();
        IncludeType<SeatHandedOver>();
    }

    /// <summary>Of a request the number of the words, of a reminder its round: what was overtaken is not sent any more.</summary>
    public static string DetailOf(string kind, Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var number =
            kind == Reminder ? group.Confidentiality.Rounds : group.Confidentiality.Texts.Count;
        return number.ToString(CultureInfo.InvariantCulture);
    }

    public static string PathOf(LinkTokens links, Guid group, Guid person)
    {
        ArgumentNullException.ThrowIfNull(links);
        return "/verschwiegenheit/" + links.Token(LinkPurpose.Confidentiality, group, person);
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<Group>(happened.StreamId, ct)
            is not { IsClosed: false, Confidentiality.IsAsked: true } group
        )
        {
            return [];
        }

        PersonId[] people = [.. Meant(happened.Data, group).Where(group.OwesConfidentiality)];
        var kind = happened.Data is ConfidentialityReminded ? Reminder : Request;
        session.Store(
            people.Select(p =>
                _links.Grant(
                    LinkPurpose.Confidentiality,
                    group.Id,
                    p.Value,
                    happened.Timestamp + LinkLife
                )
            )
        );
        return
        [
            .. people.Select(p =>
                Dispatch.Of(kind, p, group.Id, happened.Timestamp, DetailOf(kind, group))
            ),
        ];
    }

    private static IEnumerable<PersonId> Meant(object happened, Group group) =>
        happened switch
        {
            ConfidentialityAskedFor => group.OwingConfidentiality,
            ConfidentialityReminded e => e.People,
            MemberSeated e => [e.Person],
            MemberRoleChanged e => [e.Person],
            SeatDeputiesNamed e => e.Deputies,
            SeatHandedOver e => [e.To],
            _ => [],
        };
}
