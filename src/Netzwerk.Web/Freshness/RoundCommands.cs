using Netzwerk.Domain;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Freshness;

/// <summary>What coordinators do about rounds: set when and how, and begin one by hand.</summary>
public sealed class RoundCommands(CommandRunner commands, JobQueue jobs, TimeProvider clock)
{
    public Task<CommandResult> SetRulesAsync(
        SetFreshnessRules ask,
        Asker asker,
        long? version,
        CancellationToken ct
    ) => ChangeAsync(p => RoundDecisions.Decide(p, ask), asker, version, ct);

    /// <summary>The mails are written in the background.</summary>
    public async Task<CommandResult> BeginAsync(Asker asker, CancellationToken ct)
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var result = await ChangeAsync(
            p => RoundDecisions.Decide(p, new BeginRound(ByItself: false), today),
            asker,
            version: null,
            ct
        );
        if (result.Succeeded)
        {
            jobs.Enqueue<FreshnessRounds>(job => job.RunAsync(CancellationToken.None));
        }

        return result;
    }

    private Task<CommandResult> ChangeAsync(
        Func<FreshnessPlan?, Outcome<RoundEvent>> decide,
        Asker asker,
        long? version,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.NotFound();
                    return;
                }

                await work.AppendAsync<FreshnessPlan, RoundEvent>(
                    FreshnessPlan.OfTheOffice,
                    decide,
                    token,
                    version
                );
            },
            ct
        );
    }
}
