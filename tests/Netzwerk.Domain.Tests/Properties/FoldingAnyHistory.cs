using CsCheck;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Letterheads;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Successors;
using Netzwerk.Domain.Tests.Support;
using Netzwerk.Domain.Topics;
using Xunit;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class FoldingAnyHistory
{
    [Fact]
    public void A_person_is_folded_from_anything() => Holds<Person, PersonEvent>();

    [Fact]
    public void What_is_shown_of_a_person_is_folded_from_anything() =>
        Holds<PersonVisibility, VisibilityEvent>();

    [Fact]
    public void An_organisation_is_folded_from_anything() =>
        Holds<Organisation, OrganisationEvent>();

    [Fact]
    public void The_people_of_an_organisation_are_folded_from_anything() =>
        Holds<OrganisationPeople, AffiliationEvent>();

    [Fact]
    public void A_conversation_is_folded_from_anything() =>
        Holds<Conversation, ConversationEvent>();

    [Fact]
    public void A_profile_is_folded_from_anything() =>
        Holds<OrganisationProfile, ProfileEvent>(
            typeof(OrganisationTookOver),
            typeof(OrganisationGaveBack)
        );

    [Fact]
    public void A_list_is_folded_from_anything() => Holds<DirectoryImport, DirectoryImportEvent>();

    [Fact]
    public void A_group_is_folded_from_anything() => Holds<Group, GroupEvent>();

    [Fact]
    public void A_paper_is_folded_from_anything() => Holds<Paper, PaperEvent>();

    [Fact]
    public void Rules_of_procedure_are_folded_from_anything() =>
        Holds<GroupProcedure, ProcedureEvent>();

    [Fact]
    public void A_join_request_is_folded_from_anything() => Holds<JoinRequest, JoinRequestEvent>();

    [Fact]
    public void An_invitation_to_join_is_folded_from_anything() =>
        Holds<GroupInvitation, GroupInvitationEvent>();

    [Fact]
    public void A_meeting_is_folded_from_anything() => Holds<Meeting, MeetingEvent>();

    [Fact]
    public void A_series_is_folded_from_anything() => Holds<MeetingSeries, SeriesEvent>();

    [Fact]
    public void Minutes_are_folded_from_anything() => Holds<MeetingMinutes, MinutesEvent>();

    [Fact]
    public void A_resolution_is_folded_from_anything() => Holds<Resolution, ResolutionEvent>();

    [Fact]
    public void A_task_is_folded_from_anything() => Holds<ActionItem, ActionItemEvent>();

    [Fact]
    public void An_incoming_mail_is_folded_from_anything() =>
        Holds<IncomingMail, IncomingMailEvent>();

    [Fact]
    public void A_distribution_list_is_folded_from_anything() =>
        Holds<DistributionList, DistributionListEvent>();

    [Fact]
    public void A_circular_is_folded_from_anything() => Holds<Circular, CircularEvent>();

    [Fact]
    public void A_date_poll_is_folded_from_anything() =>
        Holds<SchedulingPoll, SchedulingPollEvent>();

    [Fact]
    public void A_circular_resolution_is_folded_from_anything() =>
        Holds<CircularResolution, CircularResolutionEvent>();

    [Fact]
    public void A_topic_is_folded_from_anything() => Holds<Topic, TopicEvent>();

    [Fact]
    public void Mail_preferences_are_folded_from_anything() =>
        Holds<MailPreferences, MailPreferenceEvent>();

    [Fact]
    public void A_search_for_a_successor_is_folded_from_anything() =>
        Holds<SuccessorSearch, SuccessorEvent>();

    [Fact]
    public void How_right_an_entry_is_is_folded_from_anything() =>
        Holds<EntryFreshness, FreshnessEvent>();

    [Fact]
    public void A_plan_of_rounds_is_folded_from_anything() => Holds<FreshnessPlan, RoundEvent>();

    [Fact]
    public void A_suggested_change_is_folded_from_anything() =>
        Holds<EntryProposal, ProposalEvent>();

    [Fact]
    public void A_letterhead_is_folded_from_anything() => Holds<Letterhead, LetterheadEvent>();

    [Fact]
    public void Letters_are_folded_from_anything() => Holds<MeetingLetters, LetterEvent>();

    [Fact]
    public void Mail_texts_are_folded_from_anything() => Holds<OwnMailTexts, MailTextEvent>();

    [Fact]
    public void Templates_of_minutes_are_folded_from_anything() =>
        Holds<MinutesTemplates, MinutesTemplateEvent>();

    [Fact]
    public void Every_folded_type_is_held_here()
    {
        var folded = typeof(Refusal)
            .Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(IsFolded) && !t.IsAbstract)
            .ToHashSet();
        folded.SymmetricExceptWith([
            typeof(Person),
            typeof(PersonVisibility),
            typeof(Organisation),
            typeof(OrganisationProfile),
            typeof(Conversation),
            typeof(OrganisationPeople),
            typeof(DirectoryImport),
            typeof(Group),
            typeof(Paper),
            typeof(GroupProcedure),
            typeof(JoinRequest),
            typeof(GroupInvitation),
            typeof(Meeting),
            typeof(MeetingSeries),
            typeof(MeetingMinutes),
            typeof(Resolution),
            typeof(ActionItem),
            typeof(IncomingMail),
            typeof(MailPreferences),
            typeof(DistributionList),
            typeof(Circular),
            typeof(SchedulingPoll),
            typeof(CircularResolution),
            typeof(Topic),
            typeof(SuccessorSearch),
            typeof(EntryFreshness),
            typeof(FreshnessPlan),
            typeof(EntryProposal),
            typeof(Letterhead),
            typeof(MeetingLetters),
            typeof(OwnMailTexts),
            typeof(MinutesTemplates),
        ]);
        Assert.Empty(folded);
    }

    private static bool IsFolded(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IFolded<,>);

    /// <summary>No fact in no state throws, and what the state does not know leaves it as it is.</summary>
    private static void Holds<TState, TEvent>(params Type[] alsoKnown)
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        Gen<object> own = Gen.OneOf([
            .. Facts.Types.Where(t => t.IsSubclassOf(typeof(TEvent))).Select(t => Facts.AnyOf(t)),
        ]);
        Gen<object> any = Gen.Frequency((4, own), (1, Facts.Any), (1, Gen.Const(new object())));
        any.Array[1, 30]
            .Sample(history =>
            {
                TState? state = null;
                foreach (var happened in history)
                {
                    var next = TState.Evolve(state, Guid.Empty, happened);
                    if (happened is not TEvent && !alsoKnown.Contains(happened.GetType()))
                    {
                        Assert.Same(state, next);
                    }

                    Assert.True(next is not null || state is null);
                    state = next;
                }
            });
    }
}
