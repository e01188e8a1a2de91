using Microsoft.Extensions.Localization;
using Netzwerk.Domain;

namespace Netzwerk.Web.Shared.Forms;

/// <summary>
/// What is wrong with a form: a text per field, or for the form as a whole (no field).
/// Field names compare by their last part and without case, so that "Input.Title" of the markup,
/// <c>nameof(Form.Title)</c> of the page and "title" of a domain refusal all mean the same field.
/// </summary>
public sealed class FormErrors
{
    private readonly List<FormError> _all = [];

    public IReadOnlyList<FormError> All => _all;

    public bool Any => _all.Count > 0;

    public FormErrors Add(string? field, string text)
    {
        _all.Add(new(field is { Length: > 0 } ? Key(field) : null, text));
        return this;
    }

    /// <summary>Words a refusal of the domain: its code is the key of the text in the feature's resources.</summary>
    public FormErrors Add(Refusal refusal, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(texts);
        return Add(refusal.Field, texts[refusal.Code]);
    }

    public string? For(string field)
    {
        var key = Key(field);
        return _all.Find(x => string.Equals(x.Field, key, StringComparison.Ordinal))?.Text;
    }

    /// <summary>The id of a field in the page, from its form name.</summary>
    public static string IdOf(string field) => "feld-" + Key(field);

#pragma warning disable CA1308 // ids in a page are lower case by our style
    private static string Key(string field) =>
        field[(field.LastIndexOf('.') + 1)..].ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>One thing to put right.</summary>
public sealed record FormError(string? Field, string Text);
