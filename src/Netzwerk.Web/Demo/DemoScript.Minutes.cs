using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo;

internal sealed partial class DemoScript
{
    private void Approving(DemoMeeting meeting)
    {
        // Minutes that are still being written up: the coordination sees that they are missing.
        if (meeting.SubmittedOn >= _county.Today)
        {
            return;
        }

        var by = DemoActs.As(meeting.Group.Chair);
        var submitted = Appointment.Instant(meeting.SubmittedOn, new TimeOnly(13, 20));
        if (meeting.Group.ApprovesByResolution)
        {
            Add(submitted, (acts, ct) => acts.SubmitAsync(meeting, ByResolution(meeting), by, ct));
            ApprovingByResolution(meeting);
            return;
        }

        Add(
            submitted,
            (acts, ct) => acts.SubmitAsync(meeting, new(meeting.ObjectionsUntil), by, ct)
        );
        Objecting(meeting, by, submitted);
        if (meeting.ObjectionsUntil < _county.Today)
        {
            Add(AfterThe(meeting.ObjectionsUntil), (acts, ct) => acts.FreezeAsync(meeting, ct));
            Finishing(meeting, meeting.ObjectionsUntil);
        }
    }

    /// <summary>The next meeting of the group votes on the minutes; the youngest ones still wait for it.</summary>
    private void ApprovingByResolution(DemoMeeting meeting)
    {
        var next = _county
            .Meetings.Where(m => m.Group == meeting.Group && m.When.Start > meeting.When.Start)
            .MinBy(m => m.When.Start);
        if (next is null || next.When.Day >= _county.Today)
        {
            return;
        }

        var by = DemoActs.As(next.Group.Chair);
        var ask = new ApproveMinutes(next.Id, "einstimmig bei einer Enthaltung");
        var voted = next.When.Start.AddMinutes(9);
        Add(voted, (acts, ct) => acts.ApproveAsync(meeting, ask, by, ct));
        Add(voted, (acts, ct) => acts.FreezeAsync(meeting, ct));
        Finishing(meeting, next.When.Day);
    }

    /// <summary>One group found a mistake in old minutes and laid the correction open, another one is just at it.</summary>
    private void Correcting()
    {
        var done = Held("sprache", 2);
        var opened = done.ObjectionsUntil.AddDays(19);
        Correcting(done, opened, "Bei den freien Plätzen fehlte, von wann die Zahlen sind.");
        var until = opened.AddDays(done.Group.Plan.ObjectionDays);
        var by = DemoActs.As(done.Group.Chair);
        At(opened, new(10, 0), (acts, ct) => acts.SubmitAsync(done, new(until), by, ct));
        Add(AfterThe(until), (acts, ct) => acts.FreezeAsync(done, ct));
        Correcting(
            Held("kita", 2),
            _county.Today.AddDays(-3),
            "Eine Einrichtung hat ihre Zahlen nachträglich berichtigt."
        );
    }

    private void Correcting(DemoMeeting meeting, DateOnly day, string reason)
    {
        var (by, writer) = (DemoActs.As(meeting.Group.Chair), meeting.Group.MinuteTaker);
        var added = meeting.Items[1] with
        {
            Steps = DemoText.Addition("Die Zahlen dieses Punktes sind vom Ersten des Monats."),
        };
        At(day, new(9, 0), (acts, ct) => acts.CorrectAsync(meeting, reason, by, ct));
        At(day, new(9, 20), (acts, ct) => acts.WriteAsync(meeting, added, writer, ct, version: 1));
    }

    /// <summary>What some groups insert into their minutes again and again.</summary>
    private void Wording()
    {
        var day = _county.Today.AddDays(-BeganDaysAgo + 2);
        foreach (
            var (i, group) in _county
                .Groups.Where(g => g.Plan.Openness is GroupOpenness.Open)
                .Index()
        )
        {
            At(day, new TimeOnly(14, i), (acts, ct) => acts.KeepSnippetAsync(group, ct));
        }
    }

    private DemoMeeting Held(string group, int number) =>
        _county
            .Meetings.Where(m => m.Group.Plan.Key == group)
            .OrderBy(m => m.When.Start)
            .ElementAt(number);

    private static SubmitMinutes ByResolution(DemoMeeting meeting) =>
        new(meeting.ObjectionsUntil, MinutesApproval.ByResolution);

    private static DateTimeOffset AfterThe(DateOnly day) =>
        Appointment.Instant(day.AddDays(1), new TimeOnly(0, 1));

    /// <summary>Somebody objected to some minutes; in the youngest ones nobody has answered to it yet.</summary>
    private void Objecting(DemoMeeting meeting, Asker by, DateTimeOffset submitted)
    {
        var isOpen = meeting.ObjectionsUntil >= _county.Today;
        var dice = _county.Dice.For($"objection:{meeting.Id}");
        if (!isOpen && !dice.Percent(20))
        {
            return;
        }

        var person = meeting.Group.Members[2 + dice.Below(meeting.Group.Members.Count - 2)];
        const string wording =
            "Bei den Zahlen zu den freien Plätzen fehlt der Hinweis, dass sie vom Monatsanfang stammen. Bitte ergänzen.";
        Add(submitted.AddDays(1), (acts, ct) => acts.ObjectAsync(meeting, person, wording, ct));
        if (!isOpen)
        {
            const string reason =
                "Der Stand der Zahlen ergibt sich aus dem Datum der Sitzung; im nächsten Protokoll nennen wir ihn ausdrücklich.";
            Add(
                submitted.AddDays(3),
                (acts, ct) =>
                    acts.SettleAsync(meeting, new(person, ObjectionResult.Rejected, reason), by, ct)
            );
        }
    }

    /// <summary>Of old tasks most are done, of young ones some.</summary>
    private void Finishing(DemoMeeting meeting, DateOnly frozen)
    {
        var dice = _county.Dice.For($"tasks:{meeting.Id}");
        var chance = meeting.When.Day < _county.Today.AddDays(-120) ? 92 : 45;
        foreach (var item in meeting.Items)
        {
            foreach (var (i, task) in item.Text.Tasks().Index())
            {
                if (dice.Percent(chance) && task.Assignee is { } person)
                {
                    var key = RegisterEntries.KeyOf("task", meeting.Id.Value, item.Id, i);
                    var day = frozen.AddDays(3 + dice.Below(25));
                    At(
                        Earlier(day, _county.Today.AddDays(-1)),
                        new TimeOnly(9 + dice.Below(8), dice.Below(60)),
                        (acts, ct) => acts.FinishAsync(new(key), person, ct)
                    );
                }
            }
        }
    }
}
