using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Netzwerk.Web.Actors.Imports.Reading;

/// <summary>Rows of the first sheet of a book. What it unpacks to is counted before anything of it is read.</summary>
internal static class ExcelTable
{
    private const int MostParts = 2000;

    /// <summary>Nothing of the file may lie on the disk, where nobody deletes it.</summary>
    private static readonly OpenXmlConfiguration InMemory = new()
    {
        EnableSharedStringCache = false,
    };

    public static RawTable Read(byte[] file)
    {
        try
        {
            return Unpacks(file) is { } fault ? fault : Rows(file);
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            return ListFault.Damaged;
        }
    }

    private static RawTable Rows(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        var rows = new List<ListRow>();
        var (number, cells) = (0, 0);
        foreach (
            IDictionary<string, object?> row in MiniExcel.Query(stream, configuration: InMemory)
        )
        {
            number++;
            cells += row.Count;
            if (number > ListLimits.MostRows + 1)
            {
                return ListFault.TooManyRows;
            }

            if (cells > ListLimits.MostCells)
            {
                return ListFault.TooBig;
            }

            var read = row.Values.Select(TextOf).ToArray();
            var last = Array.FindLastIndex(read, c => c.Length > 0);
            if (last >= ListLimits.MostColumns)
            {
                return ListFault.TooManyColumns;
            }

            if (last >= 0)
            {
                rows.Add(new(number, read[..(last + 1)]));
            }
        }

        return new(rows, Fault: null);
    }

    /// <summary>A size that a file claims can be a lie: it is counted.</summary>
    private static ListFault? Unpacks(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        using var book = new ZipArchive(stream, ZipArchiveMode.Read);
        if (book.GetEntry("xl/workbook.xml") is null)
        {
            return ListFault.NotAList;
        }

        if (book.Entries.Count > MostParts)
        {
            return ListFault.TooBig;
        }

        var all = 0L;
        var piece = new byte[64 * 1024];
        foreach (var part in book.Entries)
        {
            using var unpacked = part.Open();
            int read;
            while ((read = unpacked.Read(piece)) > 0)
            {
                all += read;
                if (all > ListLimits.MostUnpacked)
                {
                    return ListFault.TooBig;
                }
            }
        }

        return null;
    }

    private static string TextOf(object? cell) =>
        RawTable.Cell(
            cell switch
            {
                null => "",
                string text => text,
                double number when double.IsInteger(number) && Math.Abs(number) < 1e18 =>
                    number.ToString("F0", CultureInfo.InvariantCulture),
                double number => number.ToString(CultureInfo.InvariantCulture),
                DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(format: null, CultureInfo.InvariantCulture),
                _ => "",
            }
        );

    // What the reader of the library throws at a broken book; everything else is our own fault.
    private static bool IsOfTheFile(Exception e) =>
        e
            is InvalidDataException
                or XmlException
                or IOException
                or FormatException
                or OverflowException
                or ArgumentException
                or InvalidOperationException
                or NotSupportedException
                or NullReferenceException
                or KeyNotFoundException
                or IndexOutOfRangeException;
}
