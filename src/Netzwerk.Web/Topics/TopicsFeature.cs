using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Topics.Mails;
using Netzwerk.Web.Topics.Pages;

namespace Netzwerk.Web.Topics;

/// <summary>Finds the texts about topics and proposals.</summary>
public sealed class TopicTexts;

/// <summary>What comes onto an agenda: topics that wait, proposals, and where they stand (ADR 0092).</summary>
public static class TopicsFeature
{
    public static void AddTopics(this IServiceCollection services)
    {
        services.AddSingleton<TopicCommands>();
        services.AddSingleton<MotionCommands>();
        services.AddScoped<TopicScreens>();
        services.AddSingleton<IAgendaFollower, TopicFollower>();
        services.AddSingleton(AgendaExtra.Of<AgendaOffer>());
        services.AddReaction<FollowCancelled>();
        services.AddReaction<MotionMails>();
        services.AddSingleton<MotionFacts>();
        services.AddSingleton<IDispatchWriter, MotionReceivedWriter>();
        services.AddSingleton<IDispatchWriter, MotionStepWriter>();
        services.AddSingleton<IDispatchWriter, MotionDecidedWriter>();
        services.AddSingleton<IErasureStep, TopicErasure>();
        services.AddSingleton<IMergeStep<PersonId>>(
            new StateMergeStep<PersonId, Topic, TopicEvent>(
                "topics",
                (t, m) => TopicPeopleDecisions.Decide(t, new MergeTopicPerson(m.Gone, m.Into)),
                (t, m) => TopicPeopleDecisions.Decide(t, new UndoTopicPersonMerge(m.Gone, m.Into))
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<Topic, TopicEvent>();
            options.Schema.For<Topic>().Index(t => t.Group);
        });
    }

    public static string PageOf(Guid topic) => $"/themen/{topic}";

    public static string ListOf(GroupId group) => $"/gruppen/{group}/themen";
}
