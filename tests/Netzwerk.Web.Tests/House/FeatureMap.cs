namespace Netzwerk.Web.Tests.House;

/// <summary>
/// Which feature may know which other feature: the diagram of the house. Two features that need each other are one,
/// or a third one is missing between them.
/// </summary>
public static class FeatureMap
{
    public static readonly IReadOnlyDictionary<string, string[]> MayKnow = new Dictionary<
        string,
        string[]
    >(StringComparer.Ordinal)
    {
        ["Actors"] = [],
        ["Groups"] = ["Actors"],
        ["Meetings"] = ["Groups", "Actors"],
        // The rules of series are rules about meetings, and meetings carry their series.
        ["Series"] = ["Meetings", "Groups", "Actors"],
        // A picked date becomes a meeting, in one transaction.
        ["SchedulingPolls"] = ["Meetings", "Groups", "Actors"],
        // What waits comes onto agendas, in one transaction; agendas offer it without knowing who keeps it.
        ["Topics"] = ["Meetings", "Groups", "Actors"],
        // What stands on letters, mails and prints; those who need it find it on the ground.
        ["Letterheads"] = [],
        // The words belong to the office; mails that take them, and show themselves for a preview, meet them on the ground.
        ["MailTexts"] = [],
        ["Letters"] = ["Meetings", "Groups", "Actors"],
        ["FollowUp"] = ["Meetings", "Groups", "Actors"],
        // What passed stands in the register, and is announced in the next meeting.
        ["CircularResolutions"] = ["FollowUp", "Meetings", "Groups", "Actors"],
        // Freezing minutes fills the registers; a register never looks back into minutes.
        ["Minutes"] = ["Meetings", "Groups", "Actors", "FollowUp"],
        // What people want of mail: the outbox asks the domain, nobody else needs to know. Merging two entries reaches it.
        ["MailChoices"] = ["Actors"],
        ["Accounts"] = ["Actors"],
        ["Cockpit"] =
        [
            "Actors",
            "Groups",
            "Meetings",
            "Minutes",
            "FollowUp",
            "Successors",
            "Freshness",
        ],
        ["Feeds"] = ["Actors", "Groups", "Meetings"],
        ["History"] = ["Actors", "Groups", "Meetings", "Minutes", "FollowUp"],
        ["Api"] = ["Actors", "Groups", "Meetings", "Minutes", "FollowUp"],
        // Mails for signing in stay out of the list; the others name what they are about and the answer that followed.
        ["Post"] = ["Accounts", "Actors", "History"],
        // Answers, done tasks and unsubscriptions join the transaction that notes their mail; erasing reaches the letters.
        ["Incoming"] = ["Actors", "Groups", "Meetings", "FollowUp", "MailChoices"],
        // Whoever follows is entered into the directory and gets the seats and the open tasks, in one transaction.
        ["Successors"] = ["Actors", "Groups", "FollowUp"],
        ["NetworkPicture"] = ["Actors", "Groups"],
        ["Export"] = [],
        // Asks the organisations whether their entries are right; the directory shows it without knowing who asked.
        ["Freshness"] = ["Actors"],
        // Organisations are written to where they are asked about their entries; what became of the mails is shown as everywhere.
        ["DistributionLists"] = ["Actors", "Freshness", "Post"],
        ["Legal"] = [],
        ["Development"] = [],
        ["Demo"] =
        [
            "Actors",
            "Groups",
            "Meetings",
            "Minutes",
            "FollowUp",
            "Freshness",
            "DistributionLists",
            "SchedulingPolls",
            "CircularResolutions",
            "Topics",
            "Accounts",
            "Cockpit",
            "Feeds",
            "History",
            "Api",
            "Post",
            "Legal",
            "Development",
        ],
    };

    /// <summary>Folders of the web project that are no features.</summary>
    public static readonly IReadOnlyList<string> Ground = ["Platform", "Shared"];
}
