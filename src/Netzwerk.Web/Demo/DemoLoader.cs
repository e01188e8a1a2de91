using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Demo.Inviting;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Demo;

/// <summary>How far the demo has come; a load that broke off goes on from here.</summary>
[Nobody("how far the demo has been played")]
public sealed record DemoMarker(string Id, int Seed, DateOnly Today, int StepsDone, bool IsComplete)
{
    public const string TheOne = "demo";
}

/// <summary>Loads the demo county once, before the program begins to serve.</summary>
internal sealed class DemoLoader(
    IDocumentStore store,
    ProgramParts parts,
    TimeProvider clock,
    IStringLocalizer<DemoTexts> texts
)
{
    /// <summary>The first year of the programme that the real county took part in.</summary>
    public const int UsualSeed = 2016;

    /// <summary>Steps between two marks; after a crash so many may run twice.</summary>
    private const int StepsPerMark = 25;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Writes what is missing; a database in which somebody already works is left alone.</summary>
    public async Task LoadAsync(TextWriter output, CancellationToken ct, int seed = UsualSeed)
    {
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        if (await BeginAsync(seed, ct) is not { } marker)
        {
            return;
        }

        if (!marker.IsComplete)
        {
            await output.WriteLineAsync(
                texts[marker.StepsDone == 0 ? "begins" : "goes-on", DemoCounty.PersonCount]
            );
            await using var program = new DemoProgram(parts);
            var script = DemoScript.Write(new DemoCounty(marker.Seed, marker.Today));
            await PlayAsync(program, script, marker, output, ct);
            await SettleAsync(program, ct);
            await MarkAsync(marker with { StepsDone = script.Count, IsComplete = true }, ct);
            await output.WriteLineAsync(texts["done"]);
        }

        await output.WriteLineAsync(texts["sign-in", DemoPeople.Coordinator.Mail]);
    }

    /// <summary>The mark of an earlier start or a new one; null where events stand that are not the demo's.</summary>
    private async Task<DemoMarker?> BeginAsync(int seed, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<DemoMarker>(DemoMarker.TheOne, ct) is { } known)
        {
            return known;
        }

        var statistics = await store.Advanced.FetchEventStoreStatistics(token: ct);
        if (statistics.EventCount > 0)
        {
            return null;
        }

        var fresh = new DemoMarker(
            DemoMarker.TheOne,
            seed,
            Appointment.LocalDay(clock.GetUtcNow()),
            StepsDone: 0,
            IsComplete: false
        );
        session.Insert(fresh);
        await session.SaveChangesAsync(ct);
        return fresh;
    }

    private async Task PlayAsync(
        DemoProgram program,
        IReadOnlyList<DemoStep> script,
        DemoMarker marker,
        TextWriter output,
        CancellationToken ct
    )
    {
        await using var scope = program.Services.CreateAsyncScope();
        var acts = ActivatorUtilities.CreateInstance<DemoActs>(
            scope.ServiceProvider,
            ActivatorUtilities.CreateInstance<FreshnessActs>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<Papers.DemoPapers>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<InvitingActs>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<CircularActs>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<Polls.PollActs>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<Leading.SittingActs>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<Topics.TopicActs>(scope.ServiceProvider)
        );
        var quarter = script.Count / 4;
        for (var i = marker.StepsDone; i < script.Count; i++)
        {
            program.Clock.Set(script[i].At);
            // What ran before a crash and was not marked is refused or changes nothing the second time.
            acts.MayBeRepeated = marker.StepsDone > 0 && i < marker.StepsDone + StepsPerMark;
            await script[i].Do(acts, ct);
            if ((i + 1) % StepsPerMark == 0)
            {
                await MarkAsync(marker with { StepsDone = i + 1 }, ct);
            }

            if ((i + 1) % quarter == 0 && i + 1 < script.Count)
            {
                await output.WriteLineAsync(texts["progress", 100 * (i + 1) / script.Count]);
            }
        }

        await program.Services.GetRequiredService<MinutesRooms>().StopAsync(ct);
    }

    private async Task MarkAsync(DemoMarker marker, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(marker);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Lets lists and reactions catch up here, where no mail can leave, and settles the mails of the past. Only the
    /// invitations to what still comes are left to be sent.
    /// </summary>
    private async Task SettleAsync(DemoProgram program, CancellationToken ct)
    {
        program.Clock.Set(clock.GetUtcNow());
        var past = program.Services.GetRequiredService<IDocumentStore>();
        using (var daemon = await past.BuildProjectionDaemonAsync())
        {
            await daemon.StartAllAsync();
            await daemon.WaitForNonStaleData(Patience);
            await daemon.StopAllAsync();
        }

        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        var today = Appointment.LocalDay(now);
        var coming = await session
            .Query<Meeting>()
            .Where(m => m.Status == MeetingStatus.Called && m.When.Day >= today)
            .Select(m => m.Id)
            .ToListAsync(ct);
        var series = await session
            .Query<MeetingSeries>()
            .Where(s => s.Status == SeriesStatus.Called)
            .Select(s => s.Id)
            .ToListAsync(ct);
        var waiting = await session
            .Query<Dispatch>()
            .Where(d => d.State == DispatchState.Waiting)
            .ToListAsync(ct);
        session.Store(
            waiting
                .Where(d =>
                    d.Kind switch
                    {
                        MeetingMails.Announcement => !coming.Contains(d.Subject),
                        SeriesMails.Announcement => !series.Contains(d.Subject),
                        _ => true,
                    }
                )
                .Select(d => d with { State = DispatchState.Obsolete, SettledAt = now })
                .ToArray()
        );
        await session.SaveChangesAsync(ct);
    }
}
