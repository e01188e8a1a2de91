using System.Globalization;
using System.Resources;

namespace Netzwerk.Web.Platform.Pdf;

/// <summary>The few words the writer adds itself, in the document's language and not in the visitor's.</summary>
internal sealed class PdfTexts(string language)
{
    private static readonly ResourceManager Texts = new(typeof(PdfTexts));
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language);

    public string PageOf(int page, int pages) => Format("PageOf", page, pages);

    public string LinkTo(string target) => Format("LinkTo", target);

    private string Format(string name, params object[] values) =>
        string.Format(_culture, Texts.GetString(name, _culture) ?? name, values);
}
