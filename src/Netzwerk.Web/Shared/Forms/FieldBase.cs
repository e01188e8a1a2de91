using Microsoft.AspNetCore.Components;

namespace Netzwerk.Web.Shared.Forms;

/// <summary>What every field has: a name, a label, perhaps a hint, and its error from the form around it.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The name in the form post, such as "Input.Title".</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Stands under the label and is read out with it.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Marks the field "- Optional"; all other fields are required.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Further attributes of the control itself (maxlength, autocomplete, inputmode, dir, …).</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter]
    protected FormErrors? Errors { get; set; }

    protected string Id => FormErrors.IdOf(Name);

    protected string? Error => Errors?.For(Name);

    protected string? Invalid => Error is null ? null : "true";

    protected string? Required => Optional ? null : "true";

    protected string? DescribedBy =>
        (Hint, Error) switch
        {
            (null, null) => null,
            (_, null) => Id + "-hinweis",
            (null, _) => Id + "-fehler",
            _ => $"{Id}-fehler {Id}-hinweis",
        };
}
