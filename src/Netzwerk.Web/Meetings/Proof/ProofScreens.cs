using System.Security.Claims;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Meetings.Pages;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Meetings.Proof;

/// <summary>One way by which somebody was called: a mail, a letter, or none yet.</summary>
public sealed record ProofRow(PersonId Person, Invitee? Invitee)
{
    public ProvenMail? Mail { get; init; }

    public MadeLetter? Letter { get; init; }

    /// <summary>Not the first mail to this person: another date or place, or the end of it.</summary>
    public bool IsLater { get; init; }
}

/// <summary>Who was called to a meeting, how, and what came of it.</summary>
public sealed record ProofScreen(
    MeetingScreen Meeting,
    NameLookup Names,
    IReadOnlyList<ProofRow> Rows
);

/// <summary>Loads the proof of dispatch; for the coordination only, who alone sees mail of others.</summary>
public sealed class ProofScreens(IQuerySession session, MeetingScreens meetings, PersonNames names)
{
    public async Task<ProofScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var screen = await meetings.LoadAsync(id, user, ct);
        if (
            screen
            is not {
                Rights.Group.IsCoordinator: true,
                Meeting: { Status: not MeetingStatus.Draft } meeting
            }
        )
        {
            return null;
        }

        var (_, proof) = await KeepProofs.LoadAsync(session, meeting, ct);
        PersonId[] people =
        [
            .. meeting
                .Invitees.Select(i => i.Person)
                .Concat(proof.Mails.Select(m => m.PersonId))
                .Distinct(),
        ];
        var known = await names.OfAsync(
            people.Concat(meeting.Invitees.Select(i => i.For).OfType<PersonId>()),
            ct
        );
        var rows = people
            .OrderBy(known.SortName, StringComparer.CurrentCulture)
            .SelectMany(p => RowsOf(p, screen, proof));
        return new(screen, known, [.. rows]);
    }

    private static ProofRow[] RowsOf(PersonId person, MeetingScreen screen, ConvocationProof proof)
    {
        var invitee = screen.Meeting.InviteeOf(person);
        ProofRow[] rows =
        [
            .. proof
                .Mails.Where(m => m.PersonId == person)
                .Select((m, i) => new ProofRow(person, invitee) { Mail = m, IsLater = i > 0 }),
            .. screen
                .Letters.Letters.Where(l => l.Person == person)
                .Select(l => new ProofRow(person, invitee)
                {
                    Letter = l,
                    IsLater = l.Kind is not LetterKind.Invitation,
                }),
        ];
        return rows.Length > 0 ? rows : [new(person, invitee)];
    }
}

/// <summary>Says what the proof of dispatch holds.</summary>
public sealed class ProofWords(
    IStringLocalizer<CallingTexts> texts,
    IStringLocalizer<MeetingTexts> meetings
)
{
    public string Seat(ProofRow row, NameLookup names)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(names);
        return row.Invitee switch
        {
            null => texts["proof.no-longer-invited"],
            { For: { } member } => texts["proof.deputy", names[member]],
            _ => "",
        };
    }

    public string Way(ProofRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var way =
            row.Mail is not null ? "mail"
            : row.Letter is not null ? "letter"
            : "none";
        return texts[$"proof.way.{way}{(row.IsLater ? ".later" : "")}"];
    }

    public static string Planned(ProofRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Mail is { } mail ? WhenText.Moment(mail.PlannedAt)
            : row.Letter is { } letter ? WhenText.ShortDay(letter.Day)
            : "";
    }

    public string Handed(ProofRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Mail switch
        {
            null => "",
            { State: DispatchState.Sent, SettledAt: { } at } mail => texts[
                mail.Server.Length > 0 ? "proof.handed.to" : "proof.handed",
                WhenText.Moment(at),
                mail.Server
            ],
            { State: var state } => texts[$"proof.state.{state}"],
        };
    }

    public string Returned(ProofRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Mail?.BouncedAt is { } at
            ? texts[
                row.Mail.BouncedForGood ? "proof.bounced" : "proof.delayed",
                WhenText.Moment(at)
            ]
            : "";
    }

    public string Answer(ProofRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Invitee is { } invitee ? meetings[AnswerWords.Key(invitee.Answer)] : "";
    }
}
