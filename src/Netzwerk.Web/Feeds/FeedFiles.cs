using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Feeds;

/// <summary>The calendars that programs read again and again. Without news the answer is 304 and empty.</summary>
public static class FeedFiles
{
    /// <summary>Leaves out what its reader is told by mail, because a date in two calendars is seen twice.</summary>
    public const string WithoutMail = "?ohne=einladungen";

    private const string MediaType = "text/calendar; charset=utf-8";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes
            .MapMethods("/kalender/{token}.ics", Methods, OfPersonAsync)
            .AllowAnonymous()
            .WithMetadata(new SecretLinkAttribute());
        routes.MapMethods("/kalender/oeffentlich.ics", Methods, PublicAsync).AllowAnonymous();
        routes.MapMethods("/kalender/integreat.ics", Methods, ForNewcomersAsync).AllowAnonymous();
        routes.MapMethods("/gruppen/{id}/termine.ics", Methods, OfGroupAsync).AllowAnonymous();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> OfPersonAsync(
        string token,
        string? ohne,
        HttpContext http,
        Links links,
        FeedAddresses addresses,
        FeedContents contents,
        CancellationToken ct
    )
    {
        var link = await links.FindAsync(token, LinkPurpose.Feed, ct);
        var address = link is null ? null : await addresses.FindAsync(link, ct);
        var feed = address is null
            ? null
            : await contents.OfPersonAsync(
                address,
                string.Equals(ohne, "einladungen", StringComparison.Ordinal),
                ct
            );
        return feed is null ? TypedResults.NotFound() : File(http, feed, "private, no-cache");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PublicAsync(
        HttpContext http,
        FeedContents contents,
        CancellationToken ct
    ) => File(http, (await contents.PublicAsync(one: null, ct))!, "no-cache");

    private static async Task<Results<FileContentHttpResult, NotFound>> OfGroupAsync(
        GroupId id,
        HttpContext http,
        FeedContents contents,
        CancellationToken ct
    ) =>
        await contents.PublicAsync(id, ct) is { } feed
            ? File(http, feed, "no-cache")
            : TypedResults.NotFound();

    private static async Task<FileContentHttpResult> ForNewcomersAsync(
        HttpContext http,
        NewcomerDates dates,
        CancellationToken ct
    ) => File(http, NewcomerFeedWriter.Write(await dates.LoadAsync(ct)), "no-cache");

    private static FileContentHttpResult File(
        HttpContext http,
        CalendarFeed feed,
        string caching
    ) => File(http, FeedWriter.Write(feed), caching);

    private static FileContentHttpResult File(HttpContext http, byte[] bytes, string caching)
    {
        http.Response.Headers.CacheControl = caching;
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return TypedResults.File(
            bytes,
            MediaType,
            entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"")
        );
    }
}
