using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Accounts;

/// <summary>Asks at the console for the first person who may do everything. There is no default account.</summary>
public sealed class FirstCoordinator(
    IDocumentStore store,
    PersonRegistry registry,
    PersonVault vault,
    IStringLocalizer<AccountTexts> texts
)
{
    /// <summary>False when the input ended before everything was answered. Nothing is asked when there is a coordinator.</summary>
    public async Task<bool> EnsureAsync(TextReader input, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (await HasCoordinatorAsync(ct))
        {
            return true;
        }

        await output.WriteLineAsync(texts["console.intro"]);
        if (
            await AskAsync(input, output, "console.given-name", Name, ct) is not { } given
            || await AskAsync(input, output, "console.family-name", Name, ct) is not { } family
            || await AskAsync(input, output, "console.mail", Mail, ct) is not { } mail
        )
        {
            await output.WriteLineAsync(texts["console.ended"]);
            return false;
        }

        var card = new PersonCard(given, family, mail);
        await MakeCoordinatorAsync(await EnterAsync(card, ct), ct);
        await output.WriteLineAsync(texts["console.done", card.FullName, card.Mail]);
        return true;
    }

    private async Task<bool> HasCoordinatorAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session
            .Query<Person>()
            .AnyAsync(p => p.Role == NetworkRole.Coordinator && !p.IsErased, ct);
    }

    /// <summary>Somebody whose address is known already (a start that broke off half-way) is not entered again.</summary>
    private async Task<PersonId> EnterAsync(PersonCard card, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await vault.ByMailAsync(session, card.Mail, ct) is { } known)
        {
            return known;
        }

        var person = PersonId.Create();
        Demand(
            await registry.EnterAsync(
                person,
                card,
                new EnterPerson(PersonSource.Console, Organisation: null),
                Originator.Console,
                ct
            )
        );
        return person;
    }

    private async Task MakeCoordinatorAsync(PersonId person, CancellationToken ct) =>
        Demand(await registry.GrantAsync(person, NetworkRole.Coordinator, Originator.Console, ct));

    private static void Demand(CommandResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(
                $"The first coordinator could not be entered: {result.Status} {result.Refusal?.Code}"
            );
        }
    }

    private async Task<string?> AskAsync(
        TextReader input,
        TextWriter output,
        string question,
        Func<string, (string? Value, string Problem)> check,
        CancellationToken ct
    )
    {
        while (true)
        {
            await output.WriteAsync(texts[question] + " ");
            await output.FlushAsync(ct);
            if (await ReadAsync(input, ct) is not { } line)
            {
                await output.WriteLineAsync();
                return null;
            }

            var (value, problem) = check(PlainText.Line(line));
            if (value is not null)
            {
                return value;
            }

            await output.WriteLineAsync(texts[problem]);
        }
    }

    /// <summary>The console's reader heeds no token and waits on the caller's thread, which Ctrl-C has to end.</summary>
    private static Task<string?> ReadAsync(TextReader input, CancellationToken ct) =>
        Task.Run(input.ReadLine, ct).WaitAsync(ct);

    private static (string? Value, string Problem) Name(string typed) =>
        typed.Length == 0 ? (null, "console.name-missing")
        : typed.Length > PersonCard.LongestName ? (null, "console.name-too-long")
        : (typed, "");

    private static (string? Value, string Problem) Mail(string typed) =>
        Mailbox.TryParse(typed, out var mailbox)
            ? (mailbox.ToString(), "")
            : (null, "console.mail-unusable");
}
