using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo;

/// <summary>What people of the demo do about the rules of procedure and the papers of their groups.</summary>
internal sealed partial class DemoActs
{
    public async Task BeginRulesAsync(
        DemoGroup group,
        ProcedurePreset? preset,
        Asker by,
        CancellationToken ct
    ) => Demand(await procedures.BeginAsync(new(group.Id, preset), by, ct));

    public async Task DraftRulesAsync(
        DemoGroup group,
        Func<RulesOfProcedure, RulesOfProcedure> change,
        Asker by,
        CancellationToken ct
    ) => Demand(await procedures.DraftAsync(group.Id, change, by, version: null, ct));

    public async Task AdoptRulesAsync(
        DemoGroup group,
        (DateOnly From, DateOnly Decided) days,
        string reason,
        Asker by,
        CancellationToken ct
    )
    {
        var ask = new AdoptRules(group.Id, days.From, days.Decided, reason);
        Demand(await procedures.AdoptAsync(ask, by, version: null, ct));
    }

    public async Task AskForSecrecyAsync(
        DemoGroup group,
        string words,
        Asker by,
        CancellationToken ct
    )
    {
        var ask = new AskForConfidentiality(
            words,
            MustBeGivenAgain: true,
            AsksGuests: false,
            Before: 0
        );
        Demand(await secrecy.AskAsync(group.Id, ask, by, ct));
    }

    public async Task GiveSecrecyAsync(DemoGroup group, PersonId person, CancellationToken ct) =>
        Demand(await secrecy.GiveAsync(group.Id, new(person, 1), As(person).By, ct));

    public async Task RecordSecrecyAsync(
        DemoGroup group,
        PersonId person,
        DateOnly signed,
        Asker by,
        CancellationToken ct
    ) => Demand(await secrecy.RecordAsync(group.Id, new(person, signed), by, ct));

    public async Task FilePapersAsync(
        DemoGroup group,
        bool isPublic,
        Asker by,
        CancellationToken ct
    )
    {
        foreach (var filed in await papers.FileAsync(group, isPublic, by, ct))
        {
            Demand(filed);
        }
    }

    public async Task RenewPapersAsync(DemoGroup group, Asker by, CancellationToken ct) =>
        Demand(await papers.RenewAsync(group, by, ct));

    /// <summary>Who is there is noted with times, and that the meeting was called properly.</summary>
    public async Task BeginSittingAsync(DemoMeeting meeting, Asker by, CancellationToken ct)
    {
        foreach (var noted in await sittings.BeginAsync(meeting, by, ct))
        {
            Demand(noted);
        }
    }

    public async Task CallUpAsync(
        DemoMeeting meeting,
        AgendaItemId item,
        Asker by,
        CancellationToken ct
    ) => Demand(await sittings.CallUpAsync(meeting, item, by, ct));
}
