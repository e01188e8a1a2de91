using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.MailChoices;

/// <summary>What a link in the head of a mail ends, and whether it is ended already.</summary>
public sealed record Subscription(LinkGrant Link, string From, bool IsEnded)
{
    public bool IsOfList => Link.Purpose is LinkPurpose.NoListMail;

    /// <summary>The kind of mail, as the texts call it.</summary>
    public string Kind =>
        Link.Purpose switch
        {
            LinkPurpose.NoReminders => "reminders",
            LinkPurpose.NoListMail => "list",
            _ => "digests",
        };
}

/// <summary>Ends a kind of mail by the link in its head (RFC 8058): looking changes nothing, one POST ends it.</summary>
public sealed class Unsubscribing(IQuerySession session, Links links)
{
    private const string Field = "List-Unsubscribe";

    private const string OneClick = "One-Click";

    public static void Map(IEndpointRouteBuilder routes) =>
        // Before the page of the same address, which answers to looking.
        routes
            .MapPost(PreferenceLinks.UnsubscribePage + "/{token}", PostAsync)
            .AllowAnonymous()
            .WithOrder(-1)
            // The token is what allows it; whose server or page sends it does not matter.
            .WithMetadata(new SecretLinkAttribute(), new AllowCrossSitePostAttribute());

    public async Task<Subscription?> FindAsync(string? token, CancellationToken ct)
    {
        var link =
            await links.FindAsync(token, LinkPurpose.NoReminders, ct)
            ?? await links.FindAsync(token, LinkPurpose.NoDigests, ct)
            ?? await links.FindAsync(token, LinkPurpose.NoListMail, ct);
        if (link is null)
        {
            return null;
        }

        var wishes =
            await session.LoadAsync<MailPreferences>(link.Person, ct)
            ?? MailPreferences.Usual(link.Person);
        if (link.Purpose is LinkPurpose.NoDigests)
        {
            return new(
                link,
                "",
                !wishes.Groups.Any(g => g.Pace is MailPace.Daily or MailPace.Weekly)
            );
        }

        if (link.Purpose is LinkPurpose.NoListMail)
        {
            var list = await session.LoadAsync<DistributionList>(link.Subject, ct);
            return list is null ? null : new(link, list.Name, !wishes.Wants(new(link.Subject)));
        }

        var group = await session.LoadAsync<Group>(link.Subject, ct);
        return group is null
            ? null
            : new(link, group.Name, !wishes.Of(new(link.Subject)).Reminders);
    }

    /// <summary>The program of a mail provider, without cookies: no redirect, and only exactly what RFC 8058 says.</summary>
    private static async Task<Results<ContentHttpResult, BadRequest, NotFound>> PostAsync(
        string token,
        HttpRequest request,
        Unsubscribing unsubscribing,
        PreferenceCommands commands,
        IStringLocalizer<MailChoicesTexts> texts,
        CancellationToken ct
    )
    {
        if (!await IsOneClickAsync(request, ct))
        {
            return TypedResults.BadRequest();
        }

        return
            await unsubscribing.FindAsync(token, ct) is { } subscription
            && (await commands.UnsubscribeAsync(subscription.Link, ct)).Succeeded
            ? TypedResults.Text(texts["unsubscribed"])
            : TypedResults.NotFound();
    }

    private static async Task<bool> IsOneClickAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return false;
        }

        try
        {
            var form = await request.ReadFormAsync(ct);
            return form.Count == 1
                && form.Files.Count == 0
                && form.TryGetValue(Field, out var value)
                && value is [OneClick];
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
