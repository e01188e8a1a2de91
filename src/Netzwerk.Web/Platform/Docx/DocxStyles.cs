using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>The styles that a document uses: changing one in a word processor changes all that look like it.</summary>
internal static class DocxStyles
{
    public const string Body = "Normal";
    public const string Link = "Hyperlink";
    public const string Small = "Klein";
    public const string Sender = "Absender";
    public const string Caption = "Caption";
    public const string Table = "TableGrid";

    private const int HalfPoints = 21;
    private const string Font = "Fira Sans";

    public static string Heading(int level) => FormattableString.Invariant($"Heading{level}");

    /// <summary>Word processors check the spelling by language and country.</summary>
    public static string Tag(string language) =>
        language switch
        {
            "de" => "de-DE",
            "en" => "en-GB",
            _ => language,
        };

    public static void Add(MainDocumentPart main, string language)
    {
        var part = main.AddNewPart<StyleDefinitionsPart>();
        part.Styles = new Styles([
            Defaults(language),
            Paragraph(Body, "Normal", null, new(), isDefault: true),
            .. Enumerable.Range(1, 6).Select(HeadingStyle),
            Paragraph(Caption, "caption", null, new() { Bold = new() }),
            Paragraph(
                Small,
                "Klein",
                new() { SpacingBetweenLines = Tight },
                new() { FontSize = Size(17) }
            ),
            Paragraph(
                Sender,
                "Absender",
                new() { SpacingBetweenLines = Tight },
                new() { Bold = new(), FontSize = Size(28) }
            ),
            LinkStyle(),
            TableStyle(),
        ]);
        var settings = main.AddNewPart<DocumentSettingsPart>();
        settings.Settings = new Settings(
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            )
        );
    }

    private static DocDefaults Defaults(string language) =>
        new DocDefaults(
            new RunPropertiesDefault(
                new RunPropertiesBaseStyle
                {
                    RunFonts = new()
                    {
                        Ascii = Font,
                        HighAnsi = Font,
                        ComplexScript = "Arial",
                    },
                    FontSize = Size(HalfPoints),
                    Languages = new() { Val = Tag(language), Bidi = "ar-SA" },
                }
            ),
            new ParagraphPropertiesDefault(
                new ParagraphPropertiesBaseStyle
                {
                    SpacingBetweenLines = new() { After = "120", Line = "276" },
                }
            )
        );

    private static Style LinkStyle() =>
        new Style(
            new StyleName { Val = "Hyperlink" },
            new StyleRunProperties
            {
                Color = new() { Val = "0B4F8A" },
                Underline = new() { Val = UnderlineValues.Single },
            }
        )
        {
            Type = StyleValues.Character,
            StyleId = Link,
        };

    private static SpacingBetweenLines Tight => new() { After = "0", Line = "240" };

    private static Style HeadingStyle(int level) =>
        Paragraph(
            Heading(level),
            FormattableString.Invariant($"heading {level}"),
            new()
            {
                KeepNext = new(),
                KeepLines = new(),
                SpacingBetweenLines = new()
                {
                    Before = level == 1 ? "360" : "240",
                    After = level == 1 ? "160" : "80",
                },
                OutlineLevel = new() { Val = level - 1 },
            },
            new() { Bold = new(), FontSize = Size(Math.Max(36 - (level - 1) * 6, HalfPoints)) }
        );

    private static Style Paragraph(
        string id,
        string name,
        StyleParagraphProperties? paragraph,
        StyleRunProperties run,
        bool isDefault = false
    )
    {
        var style = new Style(new StyleName { Val = name })
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? true : null,
        };
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = Body }, new NextParagraphStyle { Val = Body });
        }

        style.Append(new PrimaryStyle());
        if (paragraph is not null)
        {
            style.Append(paragraph);
        }

        style.Append(run);
        return style;
    }

    private static Style TableStyle() =>
        new(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(
                new TableBorders(
                    Edge<TopBorder>(),
                    Edge<BottomBorder>(),
                    Edge<InsideHorizontalBorder>()
                ),
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa }
                )
            )
        )
        {
            Type = StyleValues.Table,
            StyleId = Table,
        };

    private static T Edge<T>()
        where T : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = 4U,
            Color = "6B7280",
        };

    private static FontSize Size(int halfPoints) => new() { Val = DocxBlocks.Number(halfPoints) };
}
