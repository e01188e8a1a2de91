using CsCheck;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Searching;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Searching;

public sealed class KeepingATableInMemory(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IDocumentStore Store => app.Services.GetRequiredService<IDocumentStore>();

    [Fact]
    public async Task Rows_that_did_not_change_are_the_same_object()
    {
        using var mirror = new MirroredTable<PersonKey>();
        await StoreAsync(new PersonKey(PersonId.Create().Value, "a"));
        var first = await ReadAsync(mirror);
        Assert.Same(first, await ReadAsync(mirror));
        mirror.Forget();
        Assert.NotSame(first, await ReadAsync(mirror));
    }

    [Fact]
    public async Task What_is_not_committed_is_seen_by_its_own_session_only_and_never_stays()
    {
        using var mirror = new MirroredTable<PersonKey>();
        var id = PersonId.Create().Value;
        await StoreAsync(new PersonKey(id, "before"));
        await using (var session = Store.LightweightSession())
        {
            await session.BeginTransactionAsync(Ct);
            await session.QueryAsync<int>(
                $"with changed as (update {Table} set data = jsonb_set(data, '{{wrappedKey}}', '\"during\"') where id = ? returning 1) select * from changed",
                Ct,
                id
            );
            Assert.Equal("during", (await mirror.ReadAsync(session, Ct)).Find(id)?.WrappedKey);
            Assert.Equal("before", (await ReadAsync(mirror)).Find(id)?.WrappedKey);
        }

        Assert.Equal("before", (await ReadAsync(mirror)).Find(id)?.WrappedKey);
    }

    [Fact]
    public async Task Whatever_is_written_and_deleted_the_mirror_shows_what_the_database_has()
    {
        using var mirror = new MirroredTable<PersonKey>();
        Guid[] ids = [.. Enumerable.Range(0, 4).Select(_ => PersonId.Create().Value)];
        await Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9])
            .List[1, 8]
            .SampleAsync(
                async steps =>
                {
                    foreach (var (which, what) in steps)
                    {
                        await using var session = Store.LightweightSession();
                        if (what == 0)
                        {
                            session.Delete<PersonKey>(ids[which]);
                        }
                        else
                        {
                            session.Store(new PersonKey(ids[which], $"{what}"));
                        }

                        await session.SaveChangesAsync(Ct);
                        if (what % 2 == 0)
                        {
                            await ReadAsync(mirror);
                        }
                    }

                    await using var query = app.Query();
                    var there = await query.LoadManyAsync<PersonKey>(Ct, ids);
                    var seen = await ReadAsync(mirror);
                    return ids.Select(seen.Find)
                        .OfType<PersonKey>()
                        .OrderBy(k => k.Id)
                        .SequenceEqual(there.OrderBy(k => k.Id));
                },
                iter: 20,
                threads: 1
            );
    }

    private string Table => Store.Options.Schema.For<PersonKey>();

    private async Task<MirroredRows<PersonKey>> ReadAsync(MirroredTable<PersonKey> mirror)
    {
        await using var session = app.Query();
        return await mirror.ReadAsync(session, Ct);
    }

    private async Task StoreAsync(PersonKey key)
    {
        await using var session = Store.LightweightSession();
        session.Store(key);
        await session.SaveChangesAsync(Ct);
    }
}
