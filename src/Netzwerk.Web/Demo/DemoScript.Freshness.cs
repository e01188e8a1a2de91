using Netzwerk.Domain;
using Netzwerk.Web.Demo.Profiles;

namespace Netzwerk.Web.Demo;

internal sealed partial class DemoScript
{
    /// <summary>Six weeks and two days: whoever has not answered yet stands on the phone list.</summary>
    private const int RoundDaysAgo = 44;

    /// <summary>A round about the entries: most confirm, some are silent, two changes wait for a decision.</summary>
    private void Refreshing()
    {
        var begun = _county.Today.AddDays(-RoundDaysAgo);
        At(begun, new TimeOnly(8, 15), (acts, ct) => acts.BeginRoundAsync(_coordinator, ct));
        At(begun.AddDays(10), new TimeOnly(7, 30), (acts, ct) => acts.RemindAboutEntriesAsync(ct));
        foreach (var (i, organisation) in _county.Organisations.Index().Where(o => o.Index % 5 < 4))
        {
            At(
                begun.AddDays(1 + i),
                new TimeOnly(9, i),
                (acts, ct) => acts.ConfirmAsync(organisation, ct)
            );
        }

        Suggest(4, "Netzwerkbüro Bildung und Ankommen");
        Suggest(9, name: null);
    }

    /// <summary>What the coordination spoke about with some, and what it still wants to do.</summary>
    private void Talking()
    {
        foreach (var (i, talk) in DemoProfiles.TalksOf(_county).Index())
        {
            At(
                _county.Today.AddDays(-1),
                new TimeOnly(15, i),
                (acts, ct) => acts.NoteTalkAsync(talk.Id, talk.Ask, _coordinator, ct)
            );
        }
    }

    /// <summary>A member of a group asks not to be named, after everything else.</summary>
    private void Shielding()
    {
        var members = _county.Groups.SelectMany(g => g.Members).ToHashSet();
        var person = _county.Residents.Last(p => !p.IsCoordinator && members.Contains(p.Id));
        At(
            _county.Today.AddDays(-1),
            new TimeOnly(16, 0),
            (acts, ct) => acts.ShieldAsync(person, _coordinator, ct)
        );
    }

    private void Suggest(int number, string? name)
    {
        var organisation = _county.Organisations[number];
        var by = _county.Residents[^(1 + number)];
        var id = _county.Dice.Id($"suggestion:{number}");
        At(
            _county.Today.AddDays(-2),
            new TimeOnly(14, number),
            (acts, ct) => acts.SuggestAsync(id, organisation, by, name, ct)
        );
    }
}
