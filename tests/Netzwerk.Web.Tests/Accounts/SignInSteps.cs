using System.Text.RegularExpressions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;

namespace Netzwerk.Web.Tests.Accounts;

/// <summary>What a sign-in mail gave somebody.</summary>
public sealed record SignInLetter(string Code, string LinkPath, string Subject, string Text);

/// <summary>The steps of signing in, as people take them.</summary>
public static partial class SignInSteps
{
    public static async Task<Page> AskAsync(
        HttpClient browser,
        string mail,
        string query = "",
        bool remember = false
    )
    {
        var page = await browser.OpenAsync("/anmelden" + query);
        return remember
            ? await page.SubmitAsync("anmelden", ("Input.Mail", mail), ("Input.Remember", "true"))
            : await page.SubmitAsync("anmelden", ("Input.Mail", mail));
    }

    public static async Task<SignInLetter> MailAsync(
        NetzwerkApp app,
        KnownPerson person,
        int after = 0
    )
    {
        var mail = await app.Post.NextToAsync(person.Card.Mail, after);
        var text = mail.TextBody!;
        return new(
            CodeIn(text),
            new Uri(LinkForm().Match(text).Value).AbsolutePath,
            mail.Subject!,
            text
        );
    }

    public static string CodeIn(string text) => CodeForm().Match(text).Value;

    public static async Task<Page> EnterCodeAsync(HttpClient browser, string code) =>
        await (await browser.OpenAsync("/anmelden/code")).SubmitAsync("code", ("Input.Code", code));

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"https://\S+/anmelden/link/[a-z2-7]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkForm();
}
