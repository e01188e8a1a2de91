using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Platform.Pdf;

/// <summary>A picture of the sender, with what it shows in words.</summary>
public sealed record PdfLogo(PdfImage Image, string Description);

/// <summary>
/// A letter after DIN 5008, form B: the address stands where the window of an envelope is, the lines of the sender
/// beside it, the subject and what follows below.
/// </summary>
public sealed class PdfLetter(string language, string subject) : PdfFlow
{
    public string Language => language;

    public string Subject => subject;

    /// <summary>Who writes, large at the top.</summary>
    public string Sender { get; init; } = "";

    public PdfLogo? Logo { get; init; }

    /// <summary>Small above the address, for a letter that comes back.</summary>
    public string ReturnAddress { get; init; } = "";

    /// <summary>Name and address as they stand in the window; six lines fit.</summary>
    public IReadOnlyList<string> Recipient { get; init; } = [];

    /// <summary>Where the sender can be reached, beside the address.</summary>
    public IReadOnlyList<string> Contact { get; init; } = [];

    public string Date { get; init; } = "";

    /// <summary>Stands at the foot of each page, in three lines at most.</summary>
    public string Footer { get; init; } = "";
}
