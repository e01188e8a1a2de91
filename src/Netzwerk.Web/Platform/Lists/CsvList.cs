using CsvHelper;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Lists;

/// <summary>
/// Comma-separated values as a German Excel opens them with a double click: semicolons, and a mark of the encoding at
/// the beginning. What could be taken for a formula gets a sign in front (ASVS 5.0, 1.2.10).
/// </summary>
public static class CsvList
{
    private static readonly CsvWriterOptions Form = new()
    {
        Separator = ';',
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    public static byte[] Write(ListFile list)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Form, leaveOpen: true))
        {
            csv.WriteRecord([.. list.Columns.Select(c => c.Title)]);
            foreach (var row in list.Rows)
            {
                csv.WriteRecord([.. row.Select(ListText.Of)]);
            }
        }

        return stream.ToArray();
    }
}
