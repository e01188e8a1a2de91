using System.Net;
using CsCheck;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Joining.Invitations;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Invitations;

/// <summary>Each test lets weeks go by, so each has a product of its own.</summary>
public sealed class InvitationsThatEnd : IAsyncDisposable
{
    private readonly NetzwerkApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_the_end_day_the_address_of_somebody_unknown_is_forgotten()
    {
        var group = await _app.FoundAsync();
        var (mail, known) = (GroupSteps.Unique("still"), await _app.CreatePersonAsync());
        using var office = await _app.SignInAsync(await _app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, $"{mail}; {known.Card.Mail}");
        var link = InvitationSteps.LinkIn(await _app.Post.NextToAsync(mail));
        await ForgetAsync();
        Assert.Equal(1, await CountAsync<SealedInvitee>());
        var keys = await CountAsync<PersonKey>();

        _app.Clock.Advance(TimeSpan.FromDays(GroupInvitationDecisions.UsualDays + 1));
        await ForgetAsync();

        Assert.Equal(0, await CountAsync<SealedInvitee>());
        Assert.Equal(keys - 1, await CountAsync<PersonKey>());
        Assert.NotNull(await _app.OwnerAsync(known.Card.Mail));
        await using var session = _app.Query();
        Assert.All(
            await session.Query<GroupInvitation>().ToListAsync(Ct),
            i => Assert.Equal(GroupInvitationState.Expired, i.State)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Visitor().OpenAsync(link)).Status);
        using var later = await _app.SignInAsync(await _app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(later, group, mail);
        Assert.NotNull(await _app.Post.NextToAsync(mail, after: 1));
    }

    [Fact]
    public async Task In_any_order_of_inviting_and_answering_an_address_is_one_person_with_one_seat()
    {
        var office = Asker.Program(Web.Platform.EventStore.Originator.Job);
        await Gen.Int[0, 6]
            .Array[4, 14]
            .SampleAsync(steps => InviteAndAnswerAsync(steps, office), iter: 8, threads: 1);

        await using var all = _app.Query();
        var people = await all.Query<Person>().ToListAsync(Ct);
        Assert.Equal(people.Count, await CountAsync<PersonRecord>());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task InviteAndAnswerAsync(int[] steps, Asker office)
    {
        GroupId[] groups = [await _app.FoundAsync(), await _app.FoundAsync()];
        var mail = GroupSteps.Unique("folge");
        foreach (var (i, step) in steps.Index())
        {
            await DoAsync(step, groups[i % 2], mail, office);
        }

        await using var session = _app.Query();
        var invitations = await session.Query<GroupInvitation>().ToListAsync(Ct);
        var owner = await _app.OwnerAsync(mail);
        foreach (var group in groups)
        {
            var members = (await _app.GroupAsync(group)).Members;
            Assert.All(members, m => Assert.Equal(owner, m.Person));
            Assert.True(members.Count <= 1);
            Assert.True(
                members.Count == 1
                    || invitations.All(v =>
                        v.Group != group || v.State is not GroupInvitationState.Accepted
                    )
            );
        }
    }

    private async Task DoAsync(int step, GroupId group, string mail, Asker office)
    {
        var invited = await InvitedAsync(group, mail);
        if (step <= 1 || invited is null)
        {
            var until = Appointment
                .LocalDay(_app.Clock.GetUtcNow())
                .AddDays(GroupInvitationDecisions.UsualDays);
            await _app.WithAsync<InvitationCommands, object>(async c =>
                await c.InviteAsync(
                    group,
                    [new(mail, "", mail, InviteStanding.New)],
                    GroupRole.Member,
                    until,
                    office,
                    Ct
                )
            );
            return;
        }

        var link = new LinkGrant(
            "",
            LinkPurpose.GroupInvitation,
            invited.Id,
            invited.Person.Value,
            default
        );
        switch (step)
        {
            case 2 or 3:
                await _app.WithAsync<InvitationAnswers, object>(async a =>
                    await a.AcceptAsync(link, new PersonCard("Nina", "Neu", mail), "", Ct)
                );
                break;
            case 4:
                await _app.WithAsync<InvitationAnswers, object>(async a =>
                    await a.DeclineAsync(link, Ct)
                );
                break;
            case 5:
                await _app.WithAsync<InvitationCommands, object>(async c =>
                    await c.WithdrawAsync(group, invited.Id, office, Ct)
                );
                break;
            default:
                _app.Clock.Advance(TimeSpan.FromDays(20));
                await ForgetAsync();
                break;
        }
    }

    private async Task<GroupInvitation?> InvitedAsync(GroupId group, string mail)
    {
        await using var session = _app.Query();
        var person =
            await _app.OwnerAsync(mail)
            ?? await _app.WithAsync<Invitees, PersonId?>(i => i.FindAsync(session, mail, Ct));
        return person is { } p
            ? await session.LoadAsync<GroupInvitation>(GroupInvitation.IdOf(group, p), Ct)
            : null;
    }

    private Task ForgetAsync() => _app.RunAsync<ForgetInvitees>(job => job.RunAsync(Ct));

    private async Task<int> CountAsync<T>()
        where T : class
    {
        await using var session = _app.Query();
        return await session.Query<T>().CountAsync(Ct);
    }
}
