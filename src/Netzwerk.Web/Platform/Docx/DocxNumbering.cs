using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>The lists of a document: bullets in common, each numbered list with a beginning of its own.</summary>
internal sealed class DocxNumbering
{
    /// <summary>A tab stop of a quarter of an inch.</summary>
    public const int Step = 360;

    public const int MostLevels = 9;

    private const int Bullets = 1;
    private const int Numbers = 2;

    private readonly Numbering _numbering;
    private int _lists = Bullets;

    public DocxNumbering(MainDocumentPart main)
    {
        var part = main.AddNewPart<NumberingDefinitionsPart>();
        _numbering = new Numbering(
            Kind(Bullets, level => (NumberFormatValues.Bullet, level % 2 == 0 ? "•" : "–")),
            Kind(Numbers, level => (NumberFormatValues.Decimal, $"%{level + 1}.")),
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets }
        );
        part.Numbering = _numbering;
    }

    /// <summary>The number of a list that begins with this number; null is one with bullets.</summary>
    public int Begin(int? firstNumber, int level)
    {
        if (firstNumber is not { } first)
        {
            return Bullets;
        }

        var id = ++_lists;
        _numbering.Append(
            new NumberingInstance(
                new AbstractNumId { Val = Numbers },
                new LevelOverride(new StartOverrideNumberingValue { Val = first })
                {
                    LevelIndex = level,
                }
            )
            {
                NumberID = id,
            }
        );
        return id;
    }

    private static AbstractNum Kind(
        int id,
        Func<int, (NumberFormatValues Format, string Text)> of
    ) =>
        new([
            new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
            .. Enumerable
                .Range(0, MostLevels)
                .Select(level =>
                {
                    var (format, text) = of(level);
                    return new Level(
                        new StartNumberingValue { Val = 1 },
                        new NumberingFormat { Val = format },
                        new LevelText { Val = text },
                        new LevelJustification { Val = LevelJustificationValues.Left },
                        new PreviousParagraphProperties(
                            new Indentation
                            {
                                Left = DocxBlocks.Number((level + 1) * Step),
                                Hanging = DocxBlocks.Number(Step),
                            }
                        )
                    )
                    {
                        LevelIndex = level,
                    };
                }),
        ])
        {
            AbstractNumberId = id,
        };
}
