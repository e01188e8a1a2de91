using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Lays a letter out after DIN 5008, form B; all measures are those of the standard, in millimetres.</summary>
internal sealed class LetterComposer(TextComposer composer)
{
    private const double AddressWidth = 80;
    private const double BlockWidth = 65;
    private static readonly TextStyle Return = new(7, 9) { Ink = Ink.Grey };
    private static readonly TextStyle Address = new(
        10.5,
        Paper.Mm(27.3) / LaidLetterHead.AddressLines
    );
    private static readonly TextStyle Block = new(9, 12);
    private static readonly TextStyle Subject = new(12, 16.5, Bold: true);

    public LaidFlow Compose(PdfLetter letter)
    {
        var head = new LaidLetterHead
        {
            Sender = composer.Compose(
                letter.Sender,
                TextStyle.Sender,
                Paper.Width - (letter.Logo is null ? 0 : LaidLogo.LargestWidth + 12)
            ),
            Logo = letter.Logo is { } logo ? new LaidLogo(logo, Paper.Width) : null,
            ReturnAddress = composer.Compose(letter.ReturnAddress, Return, Paper.Mm(AddressWidth)),
            Recipient = [.. letter.Recipient.Select(Line)],
            Contact = [.. letter.Contact.Select(InBlock)],
            Date = InBlock(letter.Date),
        };
        var subject = composer.Compose(letter.Subject, Subject, Paper.Width);
        var bookmark = CleanText.Line(
            letter.Recipient is [var name, ..] ? $"{name}: {letter.Subject}" : letter.Subject
        );
        var body = new BlockComposer(composer).Flow(letter.Blocks, Paper.Width);
        return new LaidFlow([head, new LaidHeading(subject, bookmark, 1) { After = 14 }, body]);
    }

    private TextLines Line(string text) => composer.Compose(text, Address, Paper.Mm(AddressWidth));

    private TextLines InBlock(string text) => composer.Compose(text, Block, Paper.Mm(BlockWidth));
}
