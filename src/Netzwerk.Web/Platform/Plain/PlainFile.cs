using System.Globalization;
using System.Text;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Plain;

/// <summary>
/// Writes the same document as the PDF as plain text, in lines that a mail program shows without breaking them: for
/// mails, braille displays and whoever wants to paste it somewhere.
/// </summary>
public sealed class PlainFile
{
    public const string MediaType = "text/plain; charset=utf-8";

    /// <summary>RFC 5322 section 2.1.1 wants no more than 78; answering adds two.</summary>
    private const int Longest = 76;

    private const string LineEnd = "\r\n";

    private readonly List<string> _lines = [];
    private IReadOnlyList<PdfBlock> _all = [];

    public static byte[] Write(PdfDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var file = new PlainFile { _all = document.Blocks };
        file._lines.AddRange(document.Sender.Select(CleanText.Line));
        file.Gap();
        file.Blocks(document.Blocks, "", "");
        file.Gap();
        file._lines.Add(new('-', 40));
        file._lines.AddRange(document.Foot.Split('\n').SelectMany(l => Wrapped(l, "", "")));
        return Encoding.UTF8.GetBytes(
            string.Join(LineEnd, file._lines.Select(l => l.TrimEnd())) + LineEnd
        );
    }

    /// <summary>The first line of what comes stands behind one beginning, all further ones behind the other.</summary>
    private void Blocks(IReadOnlyList<PdfBlock> blocks, string first, string others)
    {
        foreach (var block in blocks)
        {
            Block(block, first, others);
            first = others;
        }
    }

    private void Block(PdfBlock block, string first, string others)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading(heading, first, others);
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph.Text, first, others);
                Gap();
                break;
            case ListBlock list:
                List(list, others);
                break;
            case TableBlock table:
                Table(table, others);
                break;
            case DefinitionsBlock definitions:
                foreach (var (term, meaning) in definitions.Pairs)
                {
                    Paragraph($"{term}: {Said(meaning)}", others, others + "  ");
                }

                Gap();
                break;
            case BoxBlock box:
                Gap();
                Paragraph($"[{box.Title}]", first, others);
                Blocks(box.Content.Blocks, others + "  ", others + "  ");
                Gap();
                break;
            case SignaturesBlock signatures:
                Signatures(signatures);
                break;
            case BesideCodeBlock beside:
                Blocks(beside.Content.Blocks, first, others);
                Paragraph(beside.Code, others, others);
                break;
            case FigureBlock figure:
                Paragraph($"[{figure.Description}]", first, others);
                Gap();
                break;
            case ContentsBlock contents:
                _lines.AddRange(
                    _all.SkipWhile(b => b != contents)
                        .OfType<HeadingBlock>()
                        .Where(h => h.Level <= contents.Levels)
                        .SelectMany(h => Wrapped(Said(h.Text), new(' ', 2 * h.Level), "      "))
                );
                Gap();
                break;
            case PageBreakBlock:
                Gap();
                _lines.Add(new('=', Longest));
                Gap();
                break;
            default:
                throw new InvalidOperationException("a block that nobody writes");
        }
    }

    private void Heading(HeadingBlock heading, string first, string others)
    {
        Gap();
        var from = _lines.Count;
        Paragraph(heading.Text, first, others);
        if (heading.Level <= 2 && _lines.Count > from)
        {
            var widest = _lines.Skip(from).Max(line => line.Length);
            _lines.Add(new(heading.Level == 1 ? '=' : '-', widest));
        }

        Gap();
    }

    private void List(ListBlock list, string others)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var label = list.FirstNumber is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"{(long)number + i}. ")
                : "- ";
            Blocks(list.Items[i].Blocks, others + label, others + new string(' ', label.Length));
            NoGap();
        }

        Gap();
    }

    /// <summary>With a head every cell says what it is: a row of columns would break in a narrow window.</summary>
    private void Table(TableBlock table, string others)
    {
        if (table.Caption is { } caption)
        {
            Paragraph(caption, others, others);
        }

        foreach (var row in table.Rows)
        {
            if (!table.HasHeader)
            {
                Paragraph(string.Join(" | ", row.Select(Said)), others, others + "  ");
                continue;
            }

            Paragraph(Said(row[0]), others + "* ", others + "  ");
            foreach (var (column, cell) in table.Columns.Zip(row).Skip(1))
            {
                if (Said(cell) is { Length: > 0 } said)
                {
                    Paragraph($"{Said(column.Heading)}: {said}", others + "  ", others + "    ");
                }
            }
        }

        Gap();
    }

    private void Signatures(SignaturesBlock signatures)
    {
        foreach (var signature in signatures.Signatures)
        {
            Gap();
            _lines.AddRange(["", new('_', 36)]);
            string[] who = [signature.Name, signature.Role];
            Paragraph(string.Join(", ", who.Where(w => w.Length > 0)), "", "");
        }
    }

    private void Paragraph(PdfText text, string first, string others) =>
        _lines.AddRange(Wrapped(WithLinks(text), first, others));

    private void Gap()
    {
        if (_lines.Count > 0 && _lines[^1].Length > 0)
        {
            _lines.Add("");
        }
    }

    private void NoGap()
    {
        if (_lines.Count > 0 && _lines[^1].Length == 0)
        {
            _lines.RemoveAt(_lines.Count - 1);
        }
    }

    private static string Said(PdfText text) => WithLinks(text).ReplaceLineEndings(" ");

    private static string WithLinks(PdfText text) =>
        CleanText.Of(
            string.Concat(
                text.Runs.Select(run =>
                    run.Link is { } link && link.OriginalString != run.Text
                        ? $"{run.Text} <{link.OriginalString}>"
                        : run.Text
                )
            )
        );

    private static IEnumerable<string> Wrapped(string text, string first, string others)
    {
        var start = first;
        foreach (var line in text.Split('\n'))
        {
            var current = new StringBuilder(start);
            var isEmpty = true;
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!isEmpty && current.Length + 1 + word.Length > Longest)
                {
                    yield return current.ToString();
                    current.Clear().Append(others);
                    isEmpty = true;
                }

                current.Append(isEmpty ? "" : " ").Append(word);
                isEmpty = false;
            }

            if (!isEmpty)
            {
                yield return current.ToString();
            }

            start = others;
        }
    }
}
