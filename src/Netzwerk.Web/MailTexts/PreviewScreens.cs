using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.MailTexts;

/// <summary>What a coordinator looks at: a mail of one kind about one thing, as one person would get it.</summary>
public sealed record PreviewScreen(
    MailAbout About,
    IReadOnlyList<Choice> Topics,
    IReadOnlyList<Choice> People,
    Guid? Topic,
    PersonId? Person,
    string Language,
    PreviewedMail? Mail
);

/// <summary>Puts previews together; nothing is stored and nothing is sent.</summary>
public sealed class PreviewScreens(
    IQuerySession session,
    PersonNames names,
    IEnumerable<IMailPreview> previews
)
{
    public async Task<PreviewScreen> LoadAsync(
        MailTextKind kind,
        Guid? wantedTopic,
        PersonId? wantedPerson,
        string? wantedLanguage,
        CancellationToken ct
    )
    {
        var preview = Of(kind);
        var topics = await preview.TopicsAsync(kind, session, ct);
        var topic =
            topics.FirstOrDefault(t => t.Id == wantedTopic)
            ?? (topics.Count > 0 ? topics[0] : null);
        var readers = topic?.Readers ?? [];
        var known = await names.OfAsync(readers, ct);
        var people = readers
            .Where(p => known.Card(p) is not null)
            .OrderBy(known.SortName, StringComparer.CurrentCulture)
            .ToList();
        var person =
            wantedPerson is { } wanted && people.Contains(wanted) ? wanted
            : people.Count > 0 ? people[0]
            : (PersonId?)null;
        var language = InLanguage.Of(
            SiteLanguages.IsKnown(wantedLanguage) ? wantedLanguage
            : person is { } reader ? known.Card(reader)?.Language
            : null
        );
        return new(
            preview.About,
            [.. topics.Select(t => new Choice(t.Id.ToString(), t.Name))],
            [.. people.Select(p => new Choice(p.ToString(), known[p]))],
            topic?.Id,
            person,
            language.TwoLetterISOLanguageName,
            topic is not null && person is { } to
                ? await preview.WriteAsync(new(kind, topic.Id, to, language), session, ct)
                : null
        );
    }

    /// <summary>What stands where own words would; null when they only come before what is said in any case.</summary>
    public string? UsualOpening(MailTextKind kind, string language) =>
        InLanguage.Say(InLanguage.Of(language), () => Of(kind).UsualOpening(kind));

    private IMailPreview Of(MailTextKind kind) => previews.First(p => p.Kinds.Contains(kind));
}
