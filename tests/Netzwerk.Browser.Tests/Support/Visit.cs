using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests.Support;

/// <summary>One browser window of one person.</summary>
public sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new()
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>What dark can change beside light: nothing else is another.</summary>
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    // With reduced motion every change of a colour still takes a frame for each level of nesting. A page on which
    // nothing changes may get no frames at all, so none is waited for without end.
    private const string Settled = """
        async (frames) => {
          const end = performance.now() + 3000;
          while (document.readyState !== "complete") await new Promise(done => setTimeout(done, 20));
          const frame = () => Promise.race([
            new Promise(requestAnimationFrame),
            new Promise(done => setTimeout(done, 20)),
          ]);
          for (let n = 0; n < frames || (document.getAnimations().length > 0 && performance.now() < end); n++) {
            await frame();
          }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether this run is for the pictures of the handbook; it leaves the slow checks out.</summary>
    private static bool MakesPictures =>
        string.Equals(
            Environment.GetEnvironmentVariable("HANDBUCH"),
            "1",
            StringComparison.Ordinal
        );

    public IBrowserContext Context => context;

    public IPage Page => page;

    /// <summary>The path that the window shows.</summary>
    public string Path => new Uri(page.Url).AbsolutePath;

    public async Task<Visit> OpenAsync(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.Equal(200, answer!.Status);
        return this;
    }

    public Task FillAsync(string label, string value) =>
        page.GetByLabel(label, new() { Exact = true }).First.FillAsync(value);

    /// <summary>Presses a button and waits for the page after it.</summary>
    public Task PressAsync(string name) =>
        LeaveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync());

    public Task FollowAsync(string name) =>
        LeaveAsync(() => page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync());

    /// <summary>Does what leads to another page and waits for that page.</summary>
    // Playwright's own load states can miss the event of a page that loads fast.
    public async Task LeaveAsync(Func<Task> go)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame)
            {
                arrived.TrySetResult();
            }
        }

        page.FrameNavigated += Arrive;
        await go();
        await arrived.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        page.FrameNavigated -= Arrive;
    }

    public Task SeesAsync(string text) =>
        Assertions
            .Expect(page.Locator("main"))
            .ToContainTextAsync(text, new() { Timeout = (float)Patience.TotalMilliseconds });

    /// <summary>The page is usable for everybody: light, dark and narrow.</summary>
    public async Task IsAccessibleAsync()
    {
        if (MakesPictures)
        {
            return;
        }

        var usual = page.ViewportSize!;
        await CheckAsync("light", Rules, FramesOfNewPage);
        await page.SetViewportSizeAsync(320, 800);
        await CheckAsync("narrow", Rules, FramesOfNewPage);
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(wide <= 320, $"{Path} is {wide} px wide on a screen of 320.");
        await page.SetViewportSizeAsync(usual.Width, usual.Height);
        // Last: Chromium sometimes keeps a colour of the scheme before; the next page begins afresh.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await CheckAsync("dark", Colours, FramesOfNewColours);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>A picture for the handbook, when they are being made (HANDBUCH=1).</summary>
    public async Task PictureAsync(string name)
    {
        if (!MakesPictures)
        {
            return;
        }

        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.ScreenshotAsync(
            new()
            {
                Path = System.IO.Path.Combine(
                    RepositoryFiles.Root,
                    "docs",
                    "handbuch",
                    "bilder",
                    $"{name}.png"
                ),
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private const int Repaint = 500;

    private const int FramesOfNewPage = 3;

    private const int FramesOfNewColours = 12;

    private async Task CheckAsync(string look, AxeRunOptions rules, int frames)
    {
        await page.EvaluateAsync(Settled, frames);
        var result = await page.RunAxe(rules);
        if (result.Violations.Length > 0)
        {
            // Colours of the scheme before may not be painted over yet; what is wrong stays wrong.
            await page.WaitForTimeoutAsync(Repaint);
            await page.EvaluateAsync(Settled, FramesOfNewColours);
            result = await page.RunAxe(rules);
        }

        var faults = result.Violations.Select(v =>
            $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => $"{n.Html} {n.Any.FirstOrDefault()?.Message}"))}"
        );
        Assert.True(
            result.Violations.Length == 0,
            $"{Path} ({look}):\n{string.Join('\n', faults)}"
        );
    }
}
