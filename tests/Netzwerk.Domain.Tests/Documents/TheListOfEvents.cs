using System.Reflection;
using System.Text;
using Netzwerk.Domain.Tests.Contracts;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Documents;

public sealed class TheListOfEvents
{
    private const string Head = """
        # Events

        Every fact the system can store, with the name under which it is stored for good. Written by the test
        `TheListOfEvents` from the domain and the glossary; accept a change with `APPROVE=1`.
        Who, when and by which channel stand in each event's metadata. *personal* marks free text that can name people
        and is masked when a person is erased.

        """;

    [Fact]
    public void The_list_of_events_is_as_approved() => Approved.Same("docs/events.md", List());

    private static string List()
    {
        var text = new StringBuilder(Head);
        foreach (
            var area in Facts.Types.GroupBy(AreaOf).OrderBy(a => a.Key, StringComparer.Ordinal)
        )
        {
            text.Append(null, $"\n## {area.Key}\n\n");
            text.Append(
                "| stored as | event | German | what happened | holds |\n|---|---|---|---|---|\n"
            );
            foreach (var type in area)
            {
                text.Append(
                    null,
                    $"| `{Facts.StoredName(type)}` | `{type.Name}` | {Glossary.German(type)} | {XmlDocs.Summary(type)} | {Content(type)} |\n"
                );
            }
        }

        return text.ToString();
    }

    private static string AreaOf(Type type) => type.Namespace?.Split('.')[2] ?? "";

    private static string Content(Type type) =>
        string.Join(
            ", ",
            EventShape
                .Properties(type)
                .Select(p =>
                    $"{p.Name}: {EventShape.Describe(p)}"
                    + (p.IsDefined(typeof(PersonalAttribute)) ? " *personal*" : "")
                )
        );
}
