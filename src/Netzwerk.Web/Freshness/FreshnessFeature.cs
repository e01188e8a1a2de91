using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Freshness.Mails;
using Netzwerk.Web.Freshness.Proposals;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Freshness;

/// <summary>Finds the texts about how right the entries of the directory are.</summary>
public sealed class FreshnessTexts;

/// <summary>"Is this still right?": organisations are asked in rounds, and anybody may suggest changes of entries.</summary>
public static class FreshnessFeature
{
    public const string Route = "/aktualitaet";

    public static void AddFreshness(this IServiceCollection services)
    {
        services.AddScoped<RoundCommands>();
        services.AddScoped<EntryCommands>();
        services.AddScoped<EntryContacts>();
        services.AddScoped<GeneralContacts>();
        services.AddScoped<FreshnessScreens>();
        services.AddScoped<FreshnessFiles>();
        services.AddScoped<ProposalCommands>();
        services.AddScoped<ProposalReleases>();
        services.AddScoped<ProposalScreens>();
        services.AddSingleton<ProposalStore>();
        services.AddScoped<IEntryMarks, FreshnessMarks>();
        services.AddSingleton<IErasureStep, ProposalErasure>();
        foreach (var kind in new[] { EntryMails.Question, EntryMails.Reminder })
        {
            services.AddSingleton<IDispatchWriter>(sp =>
                ActivatorUtilities.CreateInstance<EntryMailWriter>(sp, kind)
            );
        }

        services.AddSingleton<IDispatchWriter, ProposalMailWriter>();
        services.AddTransient<FreshnessRounds>();
        services.AddTransient<ForgetProposals>();
        // In the morning somebody is there to answer questions about the mail.
        services.AddSingleton(
            RecurringWork.Of<FreshnessRounds>(
                "freshness-rounds",
                "30 7 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddSingleton(
            RecurringWork.Of<ForgetProposals>(
                "forget-proposals",
                "57 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<EntryFreshness, FreshnessEvent>();
            options.AddState<FreshnessPlan, RoundEvent>();
            options.AddState<EntryProposal, ProposalEvent>();
            options.Schema.For<SealedProposal>().Index(p => p.Person);
        });
    }
}
