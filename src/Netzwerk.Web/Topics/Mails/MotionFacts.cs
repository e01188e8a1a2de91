using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Topics.Mails;

/// <summary>What a mail about a proposal says, as far as its reader may know it.</summary>
public sealed record MotionMailFacts(
    string Name,
    string Group,
    Topic Topic,
    TopicRights Rights,
    Uri Page,
    Uri Site
)
{
    /// <summary>Who only proposed it reads their own words.</summary>
    public string Title => TitleOf(Topic, Rights);

    internal static string TitleOf(Topic topic, TopicRights rights)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return topic.Motion is { } motion && !rights.SeeWhole ? motion.Title : topic.Content.Title;
    }

    /// <summary>The meeting on whose agenda it is, when the reader may know.</summary>
    public Appointment? When { get; init; }

    /// <summary>It was on an agenda before, and was put off.</summary>
    public bool IsPutOff => Rights.SeeWhole && Topic.Before.Count > 0;

    /// <summary>What was decided; null when the reader may not know it.</summary>
    public Resolution? Resolution { get; init; }
}

/// <summary>A mail about a proposal, up to its body.</summary>
public sealed record MotionLetter(
    Dispatch Dispatch,
    PersonCard Card,
    Mailbox To,
    string Subject,
    MotionMailFacts Facts
);

/// <summary>What the mails about proposals have in common: who reads them, and what they may know.</summary>
public sealed class MotionFacts(
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<TopicTexts> texts
)
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    public async Task<MotionLetter?> LoadAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<Topic>(dispatch.Subject, ct) is not { Motion: not null } topic
            || await session.LoadAsync<Group>(topic.Group.Value, ct) is not { } group
            || Permissions.RightsOf(dispatch.PersonId, topic, group) is not { See: true } rights
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var subject = InLanguage.Say(
            InLanguage.Of(card.Language),
            () =>
                texts[
                    $"mail.{dispatch.Kind}.subject",
                    PlainText.Start(MotionMailFacts.TitleOf(topic, rights), LongestSubject)
                ].Value
        );
        return new(
            dispatch,
            card,
            to,
            subject,
            new(
                card.FullName,
                NameOf(group, rights, card),
                topic,
                rights,
                site.To(TopicsFeature.PageOf(topic.Id)),
                site.Root
            )
            {
                When = await WhenAsync(topic, rights, session, ct),
            }
        );
    }

    /// <summary>A private group that it was passed on to is named only to who sees that group.</summary>
    private string NameOf(Group group, TopicRights rights, PersonCard card) =>
        rights.Group.See || group.Openness is not GroupOpenness.Private
            ? group.Name
            : InLanguage.Say(InLanguage.Of(card.Language), () => texts["group.other"].Value);

    private static async Task<Appointment?> WhenAsync(
        Topic topic,
        TopicRights rights,
        IQuerySession session,
        CancellationToken ct
    ) =>
        topic.At is { } at
        && (rights.SeeWhole || !topic.IsClosed)
        && await session.LoadAsync<Meeting>(at.Meeting.Value, ct)
            is { Status: not (MeetingStatus.Draft or MeetingStatus.Cancelled) } meeting
            ? meeting.When
            : null;
}
