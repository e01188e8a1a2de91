using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

/// <summary>Each test lets weeks go by, so each has a product of its own.</summary>
public sealed class WaitingTooLong : IAsyncDisposable
{
    private readonly NetzwerkApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_good_for_two_days_and_an_unproved_wish_is_forgotten_after_fourteen()
    {
        var group = await _app.FoundAsync();
        var mail = GroupSteps.Unique("stumm");
        using var browser = _app.Visitor();
        await GroupSteps.AskAsync(browser, group, mail);
        var link = await _app.LinkAsync(mail);
        var person = (await _app.OwnerAsync(mail))!.Value;
        var known = await _app.CreatePersonAsync("Karl", "Bekannt");
        await GroupSteps.AskAsync(browser, group, known.Card.Mail);

        _app.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(link)).Status);
        await ForgetAsync();
        Assert.NotNull(await _app.OwnerAsync(mail));
        _app.Clock.Advance(TimeSpan.FromDays(13));
        await ForgetAsync();

        Assert.Null(await _app.OwnerAsync(mail));
        Assert.NotNull(await _app.OwnerAsync(known.Card.Mail));
        await using var session = _app.Query();
        Assert.True((await session.LoadAsync<Person>(person.Value, Ct))!.IsErased);
        Assert.Empty(await session.Query<SealedJoinLetter>().ToListAsync(Ct));
        Assert.Equal(2, await session.Query<JoinRequest>().CountAsync(Ct));
    }

    [Fact]
    public async Task Whoever_was_declined_is_forgotten_after_six_months_unless_seated_elsewhere()
    {
        var group = await _app.FoundAsync();
        var (gone, stays) = (GroupSteps.Unique("weg"), GroupSteps.Unique("bleibt"));
        using var office = await _app.SignInAsync(await _app.CreateCoordinatorAsync());
        foreach (var mail in (string[])[gone, stays])
        {
            await _app.WaitAsync(group, mail);
            var list = await office.OpenAsync($"/gruppen/{group}");
            await list.SubmitAsync("wuensche", ("Decline", GroupSteps.ButtonOf(list, "Decline")));
        }

        var other = await _app.FoundAsync(name: "AG Sport");
        var person = (await _app.OwnerAsync(stays))!.Value;
        await _app.SeatAsync(other, new(person, new("Jana", "Neu", stays)));
        _app.Clock.Advance(TimeSpan.FromDays(180));
        await ForgetAsync();
        Assert.NotNull(await _app.OwnerAsync(gone));
        _app.Clock.Advance(TimeSpan.FromDays(4));
        await ForgetAsync();

        Assert.Null(await _app.OwnerAsync(gone));
        Assert.NotNull(await _app.OwnerAsync(stays));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task ForgetAsync() => _app.RunAsync<ForgetJoinRequests>(job => job.RunAsync(Ct));
}
