using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Procedure;

/// <summary>What people do with rules of procedure, step by step.</summary>
internal static class RuleSteps
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static DateOnly Today(this NetzwerkApp app) =>
        Appointment.LocalDay(app.Clock.GetUtcNow());

    /// <summary>A group adopts rules that hold from a day on.</summary>
    public static async Task AdoptAsync(
        this NetzwerkApp app,
        GroupId group,
        Func<RulesOfProcedure, RulesOfProcedure> change,
        DateOnly? from = null,
        ProcedurePreset preset = ProcedurePreset.WorkingGroup
    )
    {
        var (commands, today) = (app.Services.GetRequiredService<ProcedureCommands>(), app.Today());
        Succeeds(await commands.BeginAsync(new(group, preset), Office, Ct));
        Succeeds(await commands.DraftAsync(group, change, Office, version: null, Ct));
        var ask = new AdoptRules(group, from ?? today, today, "So beschlossen.");
        Succeeds(await commands.AdoptAsync(ask, Office, version: null, Ct));
    }

    /// <summary>A meeting on a day from now, to which nobody is invited yet.</summary>
    public static async Task<MeetingId> PlanAsync(this NetzwerkApp app, GroupId group, DateOnly day)
    {
        var id = MeetingId.Create();
        var plan = new PlanMeeting(group, "Runde", day, new(14, 0), new(16, 0), "Rathaus", "");
        var commands = app.Services.GetRequiredService<MeetingCommands>();
        Succeeds(await commands.PlanAsync(id, plan, [], Office, Ct));
        return id;
    }

    private static void Succeeds(CommandResult result) =>
        Assert.True(result.Succeeded, $"{result.Status} {result.Refusal?.Code}");
}
