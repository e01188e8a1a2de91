using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.DistributionLists;

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
}
