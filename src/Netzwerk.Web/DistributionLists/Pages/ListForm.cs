using Netzwerk.Domain;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Actors.Profiles;

namespace Netzwerk.Web.DistributionLists.Pages;

/// <summary>Name and search of a distribution list as they were typed.</summary>
public sealed class ListForm
{
    /// <summary>Made when the form is shown: pressing twice saves one list.</summary>
    public Guid Id { get; set; }

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Words { get; set; }

    public string? Municipality { get; set; }

    public string? Topic { get; set; }

    public string? TargetGroup { get; set; }

    public string? Language { get; set; }

    public static ListForm Of(DirectoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new()
        {
            Id = DistributionListId.Create().Value,
            Kind = nameof(ListedKind.People),
            Words = filter.Words,
            Municipality = filter.Municipality,
            Topic = filter.Topic?.ToString(),
            TargetGroup = filter.TargetGroup?.ToString(),
            Language = filter.Language,
        };
    }

    public static ListForm Of(DistributionList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var form = Of(ListedEntries.FilterOf(list.Search));
        form.Id = list.Id;
        form.Version = list.Version;
        form.Name = list.Name;
        form.Kind = list.Search.Kind.ToString();
        return form;
    }

    public SaveDistributionList Read()
    {
        var filter = DirectoryFilter.Read(Words, Municipality, Topic, TargetGroup, Language);
        return new(
            Name,
            new(
                Enum.GetNames<ListedKind>().Contains(Kind, StringComparer.Ordinal)
                    ? Enum.Parse<ListedKind>(Kind ?? "")
                    : (ListedKind)(-1),
                Words ?? "",
                filter.Municipality,
                filter.Topic,
                filter.TargetGroup,
                filter.Language
            )
        );
    }
}

/// <summary>The words of a circular as they were typed.</summary>
public sealed class CircularForm
{
    public Guid Id { get; set; }

    public int Version { get; set; }

    public string? Subject { get; set; }

    public string? Text { get; set; }
}
