using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Post;

/// <summary>Says in words what became of a mail.</summary>
public static partial class MailWords
{
    public static string Kind(IStringLocalizer texts, Dispatch dispatch) =>
        texts[$"kind.{dispatch.Kind}"];

    /// <summary>What a mail server's code means: first the exact one, then its class.</summary>
    public static string Status(IStringLocalizer texts, string status) =>
        status switch
        {
            "5.1.1" or "5.1.10" => texts["bounce.gone"],
            "5.2.1" => texts["bounce.off"],
            "5.2.2" or "4.2.2" => texts["bounce.full"],
            "5.3.4" or "5.2.3" => texts["bounce.large"],
            _ when Is(status, "5.1.") => texts["bounce.address"],
            _ when Is(status, "5.7.") => texts["bounce.distrust"],
            _ when Is(status, "4.4.") || Is(status, "5.4.") => texts["bounce.unreached"],
            _ => texts["bounce.other"],
        };

    /// <summary>Where a mail stands now, and how bad that is.</summary>
    public static (string Text, Tone Tone) State(IStringLocalizer texts, Dispatch dispatch) =>
        dispatch switch
        {
            { BouncedForGood: true } => (texts["state.zurueck"], Tone.Danger),
            { BouncedAt: not null } => (texts["state.spaet"], Tone.Warning),
            _ => (
                texts[$"state.{OutboxFilter.WordOf(dispatch.State)}"],
                dispatch.State switch
                {
                    DispatchState.Sent => Tone.Success,
                    DispatchState.Waiting or DispatchState.Gathered => Tone.Info,
                    DispatchState.Obsolete => Tone.Neutral,
                    DispatchState.Unclear or DispatchState.Held or DispatchState.Silenced =>
                        Tone.Warning,
                    _ => Tone.Danger,
                }
            ),
        };

    /// <summary>The reason why it did not arrive, in words with the code behind; empty when it arrived or waits.</summary>
    public static string Reason(IStringLocalizer texts, Dispatch dispatch)
    {
        if (dispatch.BouncedAt is { } at)
        {
            return texts[
                dispatch.BounceServer.Length == 0 ? "bounce.said" : "bounce.said.by",
                WhenText.Moment(at),
                Status(texts, dispatch.BounceStatus),
                dispatch.BounceStatus,
                dispatch.BounceServer
            ];
        }

        return dispatch switch
        {
            { Answer: SendDispatch.ProgramError } => texts["answer.error"],
            { State: DispatchState.Refused } => Words(texts, dispatch.Reply, dispatch.Answer),
            { State: DispatchState.Waiting or DispatchState.Parked, Answer.Length: > 0 } => texts[
                "answer.put-off",
                dispatch.Answer
            ],
            { State: DispatchState.Held } => texts["held.why"],
            _ => "",
        };
    }

    private static string Words(IStringLocalizer texts, string reply, string code) =>
        StatusForm().Match(reply) is { Success: true, Value: var status }
            ? $"{Status(texts, status)} ({code} {status})"
            : texts["answer.refused", code];

    private static bool Is(string status, string start) =>
        status.StartsWith(start, StringComparison.Ordinal);

    [GeneratedRegex(@"\b[45]\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusForm();
}
