using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Accounts;

/// <summary>What an operator does at the console: begin an empty network, and make a key for programs.</summary>
public static class AccountsConsole
{
    private const string EmptyStart = "--leer";
    private const string KeyCommand = "token";

    /// <summary>The exit code when the command line asked for something of ours and nothing else; null to go on starting.</summary>
    public static async Task<int?> RunAccountsConsoleAsync(
        this WebApplication app,
        IReadOnlyList<string> args,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        if (args is [KeyCommand, ..])
        {
            return await PrintKeyAsync(app.Services, args, Console.Out, Console.Error, ct);
        }

        if (!args.Contains(EmptyStart, StringComparer.Ordinal))
        {
            return null;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<FirstCoordinator>();
        return await first.EnsureAsync(Console.In, Console.Out, ct) ? null : 1;
    }

    /// <summary>"token ADDRESS": a new key of the person with this address, alone on a line, for scripts.</summary>
    public static async Task<int> PrintKeyAsync(
        IServiceProvider services,
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter errors,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var texts = services.GetRequiredService<IStringLocalizer<AccountTexts>>();
        if (args.Count < 2 || !Mailbox.TryParse(args[1], out var mailbox))
        {
            await errors.WriteLineAsync(texts["console.token.usage"]);
            return 1;
        }

        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        var vault = services.GetRequiredService<PersonVault>();
        if (await vault.ByMailAsync(session, mailbox.ToString(), ct) is not { } person)
        {
            await errors.WriteLineAsync(texts["console.token.unknown"]);
            return 1;
        }

        var tokens = services.GetRequiredService<ApiTokens>();
        await output.WriteLineAsync(
            await tokens.CreateAsync(person, texts["console.token.purpose"], ct)
        );
        return 0;
    }
}
