using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Actors.Sharing;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Sharing;

/// <summary>What people do about who sees what of them, step by step.</summary>
internal static class SharingSteps
{
    public const string Own = "/konto/sichtbarkeit";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A member of a group with an address and a number.</summary>
    public static async Task<(GroupId Group, KnownPerson Person)> MemberAsync(
        this NetzwerkApp app,
        string given
    )
    {
        var person = await app.CreatePersonAsync(
            given,
            "Offenbach",
            $"{given.ToLowerInvariant()}@offen.example"
        );
        var group = await app.FoundAsync();
        await app.SeatAsync(group, person);
        using var browser = await app.SignInAsync(person);
        var edit = await browser.OpenAsync($"/personen/{person.Id}/bearbeiten");
        var saved = await edit.FillAsync("bearbeiten", ("Input.Phone", $"03731 77{given.Length}"));
        Assert.Equal($"/personen/{person.Id}", saved.RedirectsTo);
        return (group, person);
    }

    /// <summary>Sends the form as it stands, with these details chosen otherwise.</summary>
    public static Task<Page> ChooseAsync(
        this Page page,
        IEnumerable<(CardField Field, Visibility Visibility)> choices,
        params (string Name, string Value)[] more
    ) =>
        page.FillAsync(
            "zeigen",
            [
                .. choices.Select(c =>
                    (
                        $"Input.Rows[{CardFields.Choosable.ToList().IndexOf(c.Field)}].Visibility",
                        $"{c.Visibility}"
                    )
                ),
                .. more,
            ]
        );

    /// <summary>Signs in and agrees to show this.</summary>
    public static async Task ShareAsync(
        this NetzwerkApp app,
        KnownPerson person,
        params (CardField Field, Visibility Visibility)[] choices
    )
    {
        using var browser = await app.SignInAsync(person);
        var page = await browser.OpenAsync(Own);
        var saved = await page.ChooseAsync(choices, ("Input.Agrees", "true"));
        Assert.Equal(Own, saved.RedirectsTo);
    }

    /// <summary>The same without the way over the page.</summary>
    public static async Task ShareQuicklyAsync(
        this NetzwerkApp app,
        KnownPerson person,
        Visibility visibility
    )
    {
        FieldVisibility[] all =
        [
            .. CardFields.Choosable.Select(f => new FieldVisibility(f, visibility)),
        ];
        MailedNetzwerk.Must(
            await app.WithAsync<VisibilityCommands, CommandResult>(c =>
                c.ChooseAsync(person.Id, new(all, Agrees: true), HeldMeeting.As(person), Ct)
            )
        );
    }
}
