namespace Netzwerk.Browser.Tests;

public sealed partial class EveryPageIsUsable
{
    /// <summary>Pages for leading a meeting: they are linked on its day.</summary>
    private static readonly string[] OnTheDay =
    [
        "/sitzungen/{Id:guid}/leiten",
        "/sitzungen/{Id:guid}/leiten/ladung",
        "/sitzungen/{Id:guid}/leiten/mitwirkung",
        "/sitzungen/{Id:guid}/leiten/zeiten",
        "/sitzungen/{Id:guid}/leiten/zeiten/{Number:int}",
    ];
}
