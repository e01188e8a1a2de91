namespace Netzwerk.Domain.Successors;

/// <summary>The wish to ask somebody of the same organisation who follows a person.</summary>
public sealed record SeekSuccessor(PersonId Person, OrganisationId? Organisation, PersonId Contact);

/// <summary>What the person who was asked wishes to answer.</summary>
public sealed record AnswerSuccessorQuestion(PersonId Contact, SuccessorAnswer? Answer);

/// <summary>The wish to take an answer over, or to put the question aside.</summary>
public sealed record SettleSuccessorSearch(
    PersonId Person,
    SuccessorSettlement Settlement,
    PersonId? Successor = null
);

/// <summary>The rules for finding out who follows somebody.</summary>
public static class SuccessorDecisions
{
    private static readonly SuccessorEvent[] Nothing = [];

    /// <summary>Another one may be asked at any time; then only that one's answer counts.</summary>
    public static Outcome<SuccessorEvent> Decide(SuccessorSearch? search, SeekSuccessor ask) =>
        search is { IsOpen: false } ? new Refusal("successor.settled")
        : ask.Contact == ask.Person ? new Refusal("successor.asks-herself", "Contact")
        : search is { WaitsForAnswer: true } && search.Contact == ask.Contact ? Nothing
        : new SuccessorSought(ask.Person, ask.Organisation, ask.Contact);

    /// <summary>As long as nobody took it over, an answer may be corrected.</summary>
    public static Outcome<SuccessorEvent> Decide(
        SuccessorSearch search,
        AnswerSuccessorQuestion ask
    ) =>
        !search.IsOpen ? new Refusal("successor.settled")
        : search.Contact != ask.Contact ? new Refusal("successor.asked-another")
        : ask.Answer is not { } answer || !Enum.IsDefined(answer)
            ? new Refusal("successor.answer-missing", "Answer")
        : search.Answer == answer ? Nothing
        : new SuccessorQuestionAnswered(answer);

    /// <summary>Only what was answered can be taken over; put aside can be any question.</summary>
    public static Outcome<SuccessorEvent> Decide(
        SuccessorSearch? search,
        SettleSuccessorSearch ask
    ) =>
        search?.Settlement is { } settled
            ? settled == ask.Settlement
                ? Nothing
                : new Refusal("successor.settled")
            : Needed(ask.Settlement) is { } needed && search?.Answer != needed
                ? new Refusal("successor.not-answered")
                : new SuccessorSearchSettled(ask.Person, ask.Settlement, ask.Successor);

    private static SuccessorAnswer? Needed(SuccessorSettlement settlement) =>
        settlement switch
        {
            SuccessorSettlement.AddressTaken => SuccessorAnswer.StillHere,
            SuccessorSettlement.SeatsHanded => SuccessorAnswer.Followed,
            _ => null,
        };
}
