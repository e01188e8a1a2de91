using System.Security.Cryptography;
using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.FollowUp.Numbers;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>Enters what passed into the register of resolutions, in the transaction that states the result.</summary>
public sealed class CircularRegister(RuleWords words)
{
    private static readonly byte[] Name = Encoding.UTF8.GetBytes("circular-resolution");

    /// <summary>The key of the entry follows from the question: entered twice it stands there once.</summary>
    public static ResolutionId KeyOf(Guid circular) =>
        new(new Guid(SHA256.HashData([.. Name, .. circular.ToByteArray()]).AsSpan(0, 16)));

    /// <summary>The rules by which a question is decided: those of the day on which it was sent.</summary>
    public static async Task<ProcedureVersion> RulesOfAsync(
        IQuerySession session,
        CircularResolution circular,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(circular);
        var procedure = await session.LoadAsync<GroupProcedure>(
            GroupProcedure.IdOf(circular.Group),
            ct
        );
        return procedure?.VersionWith(circular.Rules)
            ?? throw new InvalidOperationException("A question went round without rules.");
    }

    /// <summary>"einstimmig bei 2 Enthaltungen", in the language of the moment.</summary>
    public string Result(CircularEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        var result = end.Result switch
        {
            CircularResult.Passed => VoteResult.Passed,
            CircularResult.ChairDecides => VoteResult.ChairDecides,
            _ => VoteResult.Rejected,
        };
        return words.Result(new(end.Counted, result, 0, end.Counted.All, end.Wording));
    }

    /// <summary>Nothing unless it passed. Whoever states the result late does not make it decided later.</summary>
    internal async Task EnterAsync(
        Work work,
        CircularResolution circular,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (work.Failed || !circular.HasPassed || circular.End is not { } end)
        {
            return;
        }

        var byChair = end.Wording is VoteWording.ByChair;
        var day = byChair || today < circular.LastDay ? today : circular.LastDay;
        var numbers = await ResolutionCounter.TakeAsync(work.Session, circular.Group, day, 1, ct);
        work.Start<Resolution, ResolutionEvent>(
            KeyOf(circular.Id).Value,
            ResolutionDecisions.Decide(
                new RecordCircularResolution(
                    circular.Group,
                    new(circular.Id),
                    day,
                    circular.IsClosed,
                    numbers[0],
                    circular.Wording,
                    InLanguage.Say(InLanguage.German, () => Result(end))
                )
            )
        );
    }
}
