using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Groups.Blocking;
using Netzwerk.Web.Groups.Confidentiality;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Groups.Joining.Invitations;
using Netzwerk.Web.Groups.Joining.Mails;
using Netzwerk.Web.Groups.Joining.Many;
using Netzwerk.Web.Groups.Leaving;
using Netzwerk.Web.Groups.Lists;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Groups.Participation;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Groups.Seats;
using Netzwerk.Web.Groups.Terms;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Groups;

/// <summary>Finds the texts of groups, and the words for why something about them was refused.</summary>
public sealed class GroupTexts;

/// <summary>Groups: their home, their members and joining them online.</summary>
public static class GroupsFeature
{
    public static void AddGroups(this IServiceCollection services)
    {
        services.AddScoped<GroupCommands>();
        services.AddSingleton<GroupSeats>();
        services.AddScoped<BlockCommands>();
        services.AddScoped<LeaveCommands>();
        services.AddScoped<LeavingScreens>();
        services.AddScoped<GroupScreens>();
        services.AddScoped<NewMembers>();
        services.AddScoped<GroupCopies>();
        services.AddScoped<GroupsApi>();
        services.AddScoped<IErasureStep, GroupErasure>();
        services.AddSingleton<IMergeStep<PersonId>, BlockedEntries>();
        services.AddSingleton(GroupMerging.Seats);
        services.AddSingleton(GroupMerging.Invitations);
        services.AddSingleton(GroupMerging.Series);
        services.AddSingleton(GroupMerging.Offices);
        services.AddScoped<IShellPart, GroupShell>();
        services.AddJoining();
        services.AddProcedure();
        services.AddPapers();
        services.AddConfidentiality();
        services.AddTerms();
        services.AddScoped<ParticipationScreens>();
        services.AddScoped<ParticipationFiles>();
        services.AddScoped<GroupLists>();
        services.AddScoped<MemberLists>();
        services.ConfigureMarten(options =>
        {
            options.AddState<Group, GroupEvent>();
            options.AddState<JoinRequest, JoinRequestEvent>();
            options.Schema.For<JoinRequest>().Index(r => r.Group).Index(r => r.State);
            options.Schema.For<SealedJoinLetter>();
            options.Schema.For<JoinCount>().UseOptimisticConcurrency(enabled: true);
        });
    }

    private static void AddTerms(this IServiceCollection services)
    {
        services.AddScoped<SeatCommands>();
        services.AddScoped<TermScreens>();
        services.AddSingleton<IDispatchWriter, TermsEndWriter>();
        services.AddTransient<PlanTermReminders>();
        services.AddSingleton(
            RecurringWork.Of<PlanTermReminders>(
                "plan-term-reminders",
                "41 6 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }

    private static void AddJoining(this IServiceCollection services)
    {
        services.AddScoped<JoinCommands>();
        services.AddScoped<JoinedPeople>();
        services.AddScoped<ManyMembers>();
        services.AddSingleton<ManyReports>();
        services.AddInvitations();
        services.AddSingleton<JoinLetters>();
        services.AddSingleton<JoinLimits>();
        services.AddReaction<JoinMails>();
        services.AddSingleton<JoinMailWriter>();
        services.AddSingleton<IDispatchWriter, JoinConfirmationDispatch>();
        services.AddSingleton<IDispatchWriter, JoinWelcomeDispatch>();
        services.AddSingleton<IDispatchWriter, JoinDeclinedDispatch>();
        services.AddScoped<ForgetJoinRequests>();
        services.AddSingleton(
            RecurringWork.Of<ForgetJoinRequests>(
                "forget-join-requests",
                "17 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }
}
