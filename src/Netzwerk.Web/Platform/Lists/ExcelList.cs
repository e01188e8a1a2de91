using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Netzwerk.Web.Platform.Lists;

/// <summary>A sheet for Excel: days are days, texts stay texts even when they look like formulas.</summary>
public static class ExcelList
{
    private const int LongestSheetName = 31;

    public static byte[] Write(ListFile list)
    {
        using var stream = new MemoryStream();
        MiniExcel.SaveAs(
            stream,
            Rows(list),
            sheetName: SheetName(list.Title),
            configuration: new OpenXmlConfiguration
            {
                AutoFilter = true,
                FreezeRowCount = 1,
                StyleOptions = new() { WrapCellContents = true },
                DynamicColumns = [.. list.Columns.Select((c, i) => Column(list, c, i))],
            }
        );
        return stream.ToArray();
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(ListFile list) =>
        list.Rows.Select(row =>
            list.Columns.Select((c, i) => (c.Title, Cell: row[i]))
                .ToDictionary(x => x.Title, x => x.Cell, StringComparer.Ordinal)
        );

    private static DynamicExcelColumn Column(
        ListFile list,
        ListColumn<object?[]> column,
        int index
    ) =>
        new(column.Title)
        {
            Width = column.Width,
            Format = list.Rows.Any(r => r[index] is DateOnly) ? "dd.mm.yyyy" : null,
        };

    // Excel refuses a book with these in the name of a sheet.
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(c => !"[]:*?/\\'".Contains(c)));
        return name.Length <= LongestSheetName ? name : name[..LongestSheetName];
    }
}
