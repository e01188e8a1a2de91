using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
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

    /// <summary>Every fourth shows the others how to be reached, some of them everybody; one agreed by phone.</summary>
    private void Sharing()
    {
        var day = _county.Today.AddDays(-20);
        foreach (var (i, person) in _county.Residents.Index().Where(p => p.Index % 4 == 0))
        {
            var circle = i % 16 == 0 ? Visibility.Public : Visibility.Network;
            CardField[] fields =
                i % 8 == 0
                    ? [CardField.Organisation, CardField.Mail, CardField.Phone]
                    : [CardField.Organisation, CardField.Mail];
            FieldVisibility[] wanted = [.. fields.Select(f => new FieldVisibility(f, circle))];
            At(
                day.AddDays(i % 10),
                new TimeOnly(12, i % 60),
                (acts, ct) => acts.ShareAsync(person, wanted, ct)
            );
        }

        var asked = _county.Residents[3];
        var noted = new NoteVisibility(
            [new(CardField.Phone, Visibility.Group)],
            ConsentWay.Phone,
            day
        );
        At(
            day,
            new TimeOnly(14, 30),
            (acts, ct) => acts.NoteConsentAsync(asked, noted, _coordinator, ct)
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
