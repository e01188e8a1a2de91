using System.Reflection;
using System.Text;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>docs/privacy.md cannot lie: its table is written from the attributes of what is really stored.</summary>
public sealed class WhatIsKeptAboutPeople(NetzwerkApp app)
{
    private const string File = "docs/privacy.md";
    private const string Begin =
        "<!-- written by the test WhatIsKeptAboutPeople; accept a change with APPROVE=1 -->\n";
    private const string End = "<!-- end -->\n";

    private static readonly IReadOnlyList<Type> Histories =
    [
        .. DomainEvents.StoredNames.Keys.Select(t => t.BaseType!).Distinct(),
    ];

    private IReadOnlyList<Type> Documents =>
        [
            .. app
                .Services.GetRequiredService<IDocumentStore>()
                .Options.AllKnownDocumentTypes()
                .Select(d => d.DocumentType)
                .Where(t => t.Namespace!.StartsWith(nameof(Netzwerk), StringComparison.Ordinal))
                // A state says what its facts say.
                .Where(t => !IsState(t)),
        ];

    [Fact]
    public void Every_history_and_every_document_says_what_it_holds_about_people()
    {
        Assert.True(Histories.Count > 5);
        Assert.True(Documents.Count > 10);
        Assert.All(
            Histories.Concat(Documents),
            t =>
                Assert.True(
                    About(t) is null != (t.GetCustomAttribute<NobodyAttribute>() is null),
                    $"{t.Name} needs [AboutPeople] or [Nobody]"
                )
        );
    }

    [Fact]
    public void What_says_it_holds_nobody_has_no_person_and_no_free_text()
    {
        var nobody = Histories
            .SelectMany(h => DomainEvents.StoredNames.Keys.Where(t => t.BaseType == h))
            .Concat(Documents)
            .Where(t => About(t) is null && About(t.BaseType!) is null)
            .ToList();
        Assert.NotEmpty(nobody);
        Assert.DoesNotContain(nobody.SelectMany(t => t.GetProperties()), NamesSomebody);
    }

    [Fact]
    public void Every_detail_of_a_card_has_a_purpose()
    {
        var details = typeof(PersonCard).GetProperties().Where(p => p.CanWrite).ToList();
        Assert.Equal(7, details.Count);
        Assert.All(details, p => Assert.NotNull(p.GetCustomAttribute<AboutPeopleAttribute>()));
    }

    [Fact]
    public void The_privacy_document_tells_just_that()
    {
        var path = Path.Combine(RepositoryFiles.Root, File);
        var text = System.IO.File.ReadAllText(path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= Begin.Length && end >= start, "the marks are missing");
        var table = Table();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            System.IO.File.WriteAllText(path, text[..start] + table + text[end..]);
            return;
        }

        Assert.Equal(table, text[start..end]);
    }

    private string Table()
    {
        var table = new StringBuilder(
            """
            | where | what | purpose | legal basis | seen by | kept |
            |---|---|---|---|---|---|

            """
        );
        foreach (var type in Histories.Order(ByName).Concat(Documents.Order(ByName)))
        {
            Append(table, $"`{type.Name}`", About(type));
        }

        foreach (var detail in typeof(PersonCard).GetProperties())
        {
            Append(
                table,
                $"`{nameof(PersonCard)}.{detail.Name}`",
                detail.GetCustomAttribute<AboutPeopleAttribute>()
            );
        }

        table.Append("\nFree text, blacked out when a person it names is erased: ");
        table.AppendJoin(
            ", ",
            DomainEvents
                .StoredNames.Keys.SelectMany(t => t.GetProperties())
                .Where(p => p.IsDefined(typeof(PersonalAttribute)))
                .Select(p => $"`{p.ReflectedType!.Name}.{p.Name}`")
                .Order(StringComparer.Ordinal)
        );
        table.Append(".\n\nNothing about people: ");
        table.AppendJoin(
            ", ",
            Histories
                .Concat(Documents)
                .Select(t => (t.Name, t.GetCustomAttribute<NobodyAttribute>()?.Reason))
                .Where(t => t.Reason is not null)
                .OrderBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => $"`{t.Name}` ({t.Reason})")
        );
        return table.Append(".\n").ToString();
    }

    private static void Append(StringBuilder table, string where, AboutPeopleAttribute? about)
    {
        if (about is { } a)
        {
            table.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| {where} | {a.What} | {a.Purpose} | {a.Basis} | {a.SeenBy} | {a.Kept} |\n"
            );
        }
    }

    private static Comparer<Type> ByName { get; } =
        Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static AboutPeopleAttribute? About(Type type) =>
        type.GetCustomAttribute<AboutPeopleAttribute>();

    private static bool NamesSomebody(PropertyInfo property) =>
        property.IsDefined(typeof(PersonalAttribute))
        || property.PropertyType == typeof(PersonId)
        || property.PropertyType == typeof(PersonId?)
        || property.Name is "Person";

    private static bool IsState(Type type) =>
        type.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IFolded<,>));
}
