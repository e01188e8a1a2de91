using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Topics;

namespace Netzwerk.Web.Demo;

internal sealed partial class DemoScript
{
    /// <summary>Two distribution lists: a circular went to one of them, and the next one is a draft.</summary>
    private void Circulating()
    {
        var everybody = new DistributionListId(_county.Dice.Id("list:everybody"));
        var german = new DistributionListId(_county.Dice.Id("list:german"));
        var (sent, draft) = (CircularOf("sent"), CircularOf("draft"));
        var day = _county.Today.AddDays(-3);
        Save(
            day,
            everybody,
            "Alle Organisationen im Netzwerk",
            new(ListedKind.Organisations, "", null, null, null, null)
        );
        Save(
            day,
            german,
            "Wer Sprachkurse anbietet",
            new(ListedKind.People, "", null, WorkTopic.IntegrationCourse, null, null)
        );
        At(
            day,
            new TimeOnly(11, 10),
            (acts, ct) =>
                acts.WordCircularAsync(
                    sent,
                    new(
                        everybody,
                        "Fachtag „Ankommen durch Bildung“",
                        "Guten Tag,\n\nim Frühjahr findet unser Fachtag statt. Bitte halten Sie den ersten Freitag im März frei.\nAlles Weitere steht auf https://bildung.landkreis.example/fachtag.\n\nMit freundlichen Grüßen\nIhre Bildungskoordination"
                    ),
                    _coordinator,
                    ct
                )
        );
        At(
            day,
            new TimeOnly(11, 30),
            (acts, ct) => acts.SendCircularAsync(everybody, sent, _coordinator, ct)
        );
        At(
            day.AddDays(1),
            new TimeOnly(16, 40),
            (acts, ct) =>
                acts.WordCircularAsync(
                    draft,
                    new(
                        german,
                        "Freie Plätze in Ihren Kursen?",
                        "Guten Tag,\n\nbitte nennen Sie uns bis Monatsende, wie viele Plätze in Ihren Kursen noch frei sind."
                    ),
                    _coordinator,
                    ct
                )
        );
    }

    private CircularId CircularOf(string name) => new(_county.Dice.Id($"circular:{name}"));

    private void Save(DateOnly day, DistributionListId id, string name, ListSearch search) =>
        At(
            day,
            new TimeOnly(11, 0),
            (acts, ct) => acts.SaveListAsync(id, new(name, search), _coordinator, ct)
        );

    /// <summary>The steering group looks for a day together; most have answered, some are silent.</summary>
    private void Polling()
    {
        var group = _county.GroupOf("lenkung");
        var id = new SchedulingPollId(_county.Dice.Id("poll:retreat"));
        var (asked, first) = (_county.Today.AddDays(-2), _county.Today.AddDays(56));
        PollOption[] options =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(i => new PollOption(
                    new(_county.Dice.Id($"poll:retreat:{i}")),
                    first.AddDays(2 * i),
                    new TimeOnly(i % 2 == 0 ? 9 : 13, 0)
                )),
        ];
        var ask = new OpenPoll(
            group.Id,
            "Klausurtag der Steuerungsgruppe",
            "Landratsamt Freiberg, Großer Saal",
            "",
            240,
            _county.Today.AddDays(12),
            options,
            group.Members,
            [group.Chair]
        );
        At(
            asked,
            new TimeOnly(9, 15),
            (acts, ct) => acts.AskForDatesAsync(id, ask, _coordinator, ct)
        );
        foreach (var (i, person) in group.Members.SkipLast(3).Index())
        {
            OptionAnswer[] answers =
            [
                .. options.Select(
                    (o, j) => new OptionAnswer(o.Id, (PollAnswer)(1 + (i + j * j) % 3))
                ),
            ];
            var comment = i == 2 ? "Am Nachmittag muss ich um 16 Uhr weg." : "";
            At(
                asked,
                new TimeOnly(10, 0).AddMinutes(20 * i),
                (acts, ct) => acts.AnswerDatesAsync(id, person, answers, comment, ct)
            );
        }
    }

    /// <summary>The steering group decides three things without a meeting: one passed, one goes round, one is a draft.</summary>
    private void Deciding()
    {
        var (passed, running, draft) = (QuestionOf("fair"), QuestionOf("video"), QuestionOf("bus"));
        var today = _county.Today;
        var asked = today.AddDays(-30);
        Asking(
            passed,
            asked,
            new(
                "Stand beim Tag der Vereine",
                "Die Steuerungsgruppe beteiligt sich mit einem gemeinsamen Stand am Tag der Vereine.",
                "Die Anmeldung endet vor der nächsten Sitzung.",
                IsClosed: false,
                today.AddDays(-16),
                []
            ),
            silent: 1
        );
        At(today.AddDays(-15), new(0, 1), (acts, ct) => acts.EndQuestionAsync(passed, ct));
        Asking(
            running,
            today.AddDays(-4),
            new(
                "Übersetzung des Erklärfilms",
                "Der Erklärfilm zum Ankommen wird in zwei weitere Sprachen übersetzt.",
                "Das Angebot gilt nur bis zum Monatsende.",
                IsClosed: false,
                today.AddDays(9),
                []
            ),
            silent: 4
        );
        var text = new CircularText(
            "Zuschuss zur Fahrt nach Chemnitz",
            "Die Fahrt der Gruppe nach Chemnitz wird mit 300 Euro unterstützt.",
            "",
            IsClosed: false,
            today.AddDays(21),
            []
        );
        At(
            today.AddDays(-1),
            new(14, 0),
            (acts, ct) =>
                acts.DraftQuestionAsync(
                    draft,
                    _county.GroupOf("lenkung").Id,
                    text,
                    _coordinator,
                    ct
                )
        );
    }

    private CircularResolutionId QuestionOf(string name) =>
        new(_county.Dice.Id($"question:{name}"));

    private void Asking(CircularResolutionId id, DateOnly day, CircularText text, int silent)
    {
        var group = _county.GroupOf("lenkung");
        At(
            day,
            new(9, 0),
            (acts, ct) => acts.DraftQuestionAsync(id, group.Id, text, _coordinator, ct)
        );
        At(day, new(9, 10), (acts, ct) => acts.SendQuestionAsync(id, _coordinator, ct));
        PersonId[] voters =
        [
            .. group.Seats.Where(s => s.Role is not GroupRole.Guest).Select(s => s.Person.Id),
        ];
        foreach (var (i, person) in voters.SkipLast(silent).Index())
        {
            var choice = i == 1 ? CircularChoice.Abstention : CircularChoice.Yes;
            At(
                day,
                new TimeOnly(10, 0).AddMinutes(7 * i),
                (acts, ct) => acts.VoteAsync(id, person, choice, ct)
            );
        }
    }

    /// <summary>Two topics wait for the steering group, and a member has proposed something.</summary>
    private void Proposing()
    {
        var group = _county.GroupOf("lenkung");
        var day = _county.Today.AddDays(-4);
        (string Key, string Title, ItemPurpose Purpose, int Minutes)[] waiting =
        [
            ("rooms", "Räume für Sprachkurse am Nachmittag", ItemPurpose.Discussion, 20),
            ("report", "Bericht zur Bildungsberatung", ItemPurpose.Information, 15),
        ];
        foreach (var (i, topic) in waiting.Index())
        {
            var ask = new EnterTopic(
                group.Id,
                topic.Title,
                topic.Purpose,
                topic.Minutes,
                group.Members[^1],
                AgendaPart.PublicPart,
                "",
                _county.Today.AddDays(120),
                Rank: 0
            );
            At(
                day,
                new TimeOnly(10, 0).AddMinutes(5 * i),
                (acts, ct) => acts.EnterTopicAsync(TopicOf(topic.Key), ask, _coordinator, ct)
            );
        }

        var proposer = group.Members[^2];
        var motion = new SubmitMotion(
            group.Id,
            "Kinderbetreuung während der Kurse",
            "Zu jedem neuen Sprachkurs wird Kinderbetreuung angeboten.",
            "Viele Mütter können sonst nicht teilnehmen.",
            proposer,
            From: null,
            AgendaPart.PublicPart,
            Rank: 0
        );
        At(
            day.AddDays(1),
            new TimeOnly(18, 20),
            (acts, ct) => acts.ProposeAsync(TopicOf("childcare"), motion, DemoActs.As(proposer), ct)
        );
    }

    private TopicId TopicOf(string key) => new(_county.Dice.Id($"topic:{key}"));
}
