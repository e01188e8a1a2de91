using Marten;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

/// <summary>Nobody can learn from the sign-in who has an account, and nothing stored opens a door.</summary>
public sealed class WhoHasAnAccount(NetzwerkApp app)
{
    private const string Stranger = "niemand@fremd.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_address_is_answered_like_a_known_one()
    {
        var ada = await app.CreatePersonAsync();
        var (known, unknown) = (app.Visitor(), app.Visitor());

        Assert.Equal(await TraceAsync(known, ada.Card.Mail), await TraceAsync(unknown, Stranger));
    }

    [Fact]
    public async Task An_address_whose_newer_mail_is_out_is_answered_like_an_unknown_one()
    {
        var ada = await app.CreatePersonAsync();
        var first = app.Visitor();
        await SignInSteps.AskAsync(first, ada.Card.Mail);
        await SignInSteps.MailAsync(app, ada);
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);
        await SignInSteps.MailAsync(app, ada, after: 1);
        var stranger = app.Visitor();
        await SignInSteps.AskAsync(stranger, Stranger);

        var superseded = await SignInSteps.EnterCodeAsync(first, "2345 6789");
        var unknown = await SignInSteps.EnterCodeAsync(stranger, "2345 6789");

        Assert.Equal(unknown.Text, superseded.Text);
    }

    [Fact]
    public async Task To_an_unknown_address_no_mail_goes_out()
    {
        var browser = app.Visitor();
        await SignInSteps.AskAsync(browser, Stranger);
        await using var session = app.Query();
        var attempt = await session
            .Query<SignInAttempt>()
            .Where(a => a.Person == null)
            .OrderByDescending(a => a.StartedAt)
            .FirstAsync(Ct);

        await app.RunAsync<PlanSignInMail>(job => job.RunAsync(attempt.Id, Ct));

        Assert.Empty(
            await session.Query<Dispatch>().Where(d => d.Subject == attempt.Id).ToListAsync(Ct)
        );
        Assert.Empty(app.Post.To(Stranger));
    }

    [Fact]
    public async Task The_database_holds_nothing_that_opens_a_door()
    {
        var ada = await app.CreatePersonAsync(familyName: "Geheimnis");
        var browser = app.Visitor();
        var asked = await SignInSteps.AskAsync(browser, ada.Card.Mail);
        var mail = await SignInSteps.MailAsync(app, ada);
        var done = await SignInSteps.EnterCodeAsync(browser, mail.Code);
        var key = await app.WithAsync<ApiTokens, string>(t => t.CreateAsync(ada.Id, "Zweck", Ct));
        string[] secrets =
        [
            Value(SigningIn.Cookie(asked, "__Host-anmelden=")),
            Value(SigningIn.Cookie(done, SessionHandler.CookieName + "=")),
            mail.Code,
            mail.Code.Replace(" ", "", StringComparison.Ordinal),
            mail.LinkPath.Split('/')[^1],
            key,
            ada.Card.Mail,
            "Geheimnis",
        ];

        var found = await SearchAsync(secrets);

        Assert.Empty(found);
        Assert.Equal(
            ["mt_doc_personrecord"],
            await SearchAsync([ada.Id.ToString()], "mt_doc_personrecord")
        );
    }

    private static string Value(string cookie) => cookie.Split('=', 2)[1].Split(';')[0];

    private static async Task<string> TraceAsync(HttpClient browser, string mail)
    {
        var asked = await SignInSteps.AskAsync(browser, mail);
        var code = await browser.OpenAsync("/anmelden/code");
        var link = await browser.OpenAsync("/anmelden/link/abcdefghijklmnop");
        var lines = new List<string>
        {
            $"{asked.Status} {asked.RedirectsTo}",
            string.Join('|', asked.Answer.Headers.GetValues("Set-Cookie").Select(Shape)),
            code.Text,
            link.Text,
        };
        for (var i = 0; i < 6; i++)
        {
            var page = await browser.OpenAsync("/anmelden/code");
            lines.Add(page.Text);
            if (page.Document.GetElementById("feld-code") is not null)
            {
                lines.Add(
                    (await page.SubmitAsync("code", ("Input.Code", "2345678" + (i + 2)))).Text
                );
            }
        }

        return string.Join('\n', lines);

        static string Shape(string cookie) =>
            $"{cookie.Split('=')[0]}:{Value(cookie).Length}:{cookie[cookie.IndexOf(';')..]}";
    }

    /// <summary>The tables in whose rows one of these texts stands.</summary>
    private async Task<IReadOnlyList<string>> SearchAsync(string[] texts, string? only = null)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        var tables = new List<string>();
        await using (
            var list = source.CreateCommand(
                "select table_schema || '.' || table_name from information_schema.tables "
                    + "where table_schema in ('netzwerk', 'hangfire') and table_type = 'BASE TABLE'"
            )
        )
        await using (var reader = await list.ExecuteReaderAsync(Ct))
        {
            while (await reader.ReadAsync(Ct))
            {
                tables.Add(reader.GetString(0));
            }
        }

        Assert.Contains("netzwerk.mt_doc_signinattempt", tables, StringComparer.Ordinal);
        var found = new List<string>();
        foreach (
            var table in tables.Where(t =>
                only is null || t.EndsWith(only, StringComparison.Ordinal)
            )
        )
        {
            await using var search = source.CreateCommand(
                $"select count(*) from {table} t where exists "
                    + "(select from unnest(@texts) s where strpos(t::text, s) > 0)"
            );
            search.Parameters.AddWithValue("texts", texts);
            if (await search.ExecuteScalarAsync(Ct) is > 0L)
            {
                found.Add(table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            }
        }

        return found;
    }
}
