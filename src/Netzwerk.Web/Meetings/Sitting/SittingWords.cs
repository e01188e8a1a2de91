using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings.Sitting;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>Says in sentences how a meeting stands.</summary>
public sealed class SittingWords(IStringLocalizer<SittingTexts> texts)
{
    /// <summary>"7 von 14 Sitzen mit Stimme sind vertreten, davon 1 ausgeschlossen. Nötig sind 7: mindestens die Hälfte."</summary>
    public string Count(Quorum quorum)
    {
        ArgumentNullException.ThrowIfNull(quorum);
        return $"{There(quorum.Count.Case)} {Needed(quorum)}";
    }

    public string Since(Stay stay)
    {
        ArgumentNullException.ThrowIfNull(stay);
        return (stay.From, stay.To) switch
        {
            ({ } from, { } to) => texts["stay.from-to", Clock(from), Clock(to)],
            ({ } from, null) => texts["stay.from", Clock(from)],
            (null, { } to) => texts["stay.to", Clock(to)],
            _ => texts["stay.all"],
        };
    }

    public static string Clock(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string There(QuorumCase at) =>
        at.Conflicted == 0
            ? texts[One("quorum.there", at.Present), at.Present, at.Seats]
            : texts[
                One("quorum.there-out", at.Present),
                at.Present,
                at.Seats,
                at.Conflicted,
                at.Entitled
            ];

    private string Needed(Quorum quorum)
    {
        var needed = quorum.Count.Needed;
        return quorum switch
        {
            { Version: null } => texts["quorum.no-rules"],
            { Count.Ground: QuorumGround.NoQuorum } => texts["quorum.NoQuorum"],
            { Count.Ground: QuorumGround.Usual, Version.Rules.Quorum: var rules } => texts[
                One($"quorum.Usual.{rules.Basis}", needed),
                needed,
                rules.Numerator,
                rules.Denominator
            ],
            _ => texts[One($"quorum.{quorum.Count.Ground}", needed), needed],
        };
    }

    private static string One(string key, int number) => number == 1 ? $"{key}.one" : key;
}
