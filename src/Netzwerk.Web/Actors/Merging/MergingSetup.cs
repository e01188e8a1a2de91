using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Finds the texts of duplicates.</summary>
public sealed class MergeTexts;

/// <summary>Duplicates of the directory: found, told apart, merged and parted again.</summary>
internal static class MergingSetup
{
    public static void AddMerging(this IServiceCollection services)
    {
        services.AddSingleton<MergeMemories>();
        services.AddScoped<Duplicates>();
        services.AddScoped<DuplicateCommands>();
        services.AddScoped<PersonMerging>();
        services.AddScoped<OrganisationMerging>();
        services.AddScoped<MergeScreens>();
        services.AddScoped<BelongingsScreens>();
        services.AddSingleton(AccountMerging.Browsers);
        services.AddSingleton(AccountMerging.Keys);
        services.AddSingleton<IMergeStep<PersonId>, MailMergeStep>();
        services.AddSingleton<IMergeStep<OrganisationId>, StaffMergeStep>();
        services.AddSingleton<IErasureStep, MergeErasure>();
        services.AddTransient<ForgetMerges>();
        services.AddSingleton(
            RecurringWork.Of<ForgetMerges>(
                "forget-merges",
                "29 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
            options.Schema.For<SealedMerge>().Index(m => m.Into).Index(m => m.At)
        );
    }
}
