using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Groups.Joining.Invitations.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>Inviting people into groups.</summary>
public static class InvitationsSetup
{
    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddSingleton<Invitees>();
        services.AddSingleton<IWaitingPeople>(s => s.GetRequiredService<Invitees>());
        services.AddScoped<InvitationPreview>();
        services.AddScoped<InvitationCommands>();
        services.AddScoped<InvitationAnswers>();
        services.AddScoped<InvitationScreens>();
        services.AddReaction<InvitationMails>();
        services.AddSingleton<IDispatchWriter, KnownInvitationWriter>();
        services.AddSingleton<IDispatchWriter, NewInvitationWriter>();
        services.AddScoped<IErasureStep, InvitationErasure>();
        services.AddTransient<ForgetInvitees>();
        services.AddSingleton(
            RecurringWork.Of<ForgetInvitees>(
                "forget-invitees",
                "27 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<GroupInvitation, GroupInvitationEvent>();
            options.Schema.For<GroupInvitation>().Index(i => i.State);
            options.Schema.For<SealedInvitee>().Index(i => i.Person);
        });
    }
}
