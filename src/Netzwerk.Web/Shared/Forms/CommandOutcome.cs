using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Shared.Forms;

/// <summary>Turns what became of a command into what a page does.</summary>
public static class CommandOutcome
{
    /// <summary>
    /// True when it was carried out. Otherwise the reason stands beside its field, or the page is as if it
    /// were not there.
    /// </summary>
    public static bool Accept(
        this FormErrors errors,
        CommandResult result,
        IStringLocalizer texts,
        IStringLocalizer<SharedTexts> shared,
        NavigationManager navigation
    )
    {
        switch (result.Status)
        {
            case CommandStatus.Done or CommandStatus.Unchanged:
                return true;
            case CommandStatus.Refused when result.Refusal is { } refusal:
                errors.Add(refusal, texts);
                return false;
            case CommandStatus.Conflict:
                errors.Add(field: null, shared["form.conflict"]);
                return false;
            case CommandStatus.Forbidden:
                errors.Add(field: null, shared["form.forbidden"]);
                return false;
            default:
                navigation.NotFound();
                return false;
        }
    }
}
