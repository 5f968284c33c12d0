using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Browser;

/// <summary>
/// A <see cref="ServedRoom"/> and Debian's Chromium in front of it. Each person gets a browser context of their own. Whatever the browser complains of (an
/// error of a script, something the content security policy refused) fails the test when the room is closed.
/// </summary>
internal sealed class BrowserRoom : IAsyncDisposable
{
    private static readonly Lazy<Task<IBrowser>> s_browser = new(LaunchAsync);
    private static readonly string[] s_wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private readonly ConcurrentBag<string> _complaints = [];
    private readonly ConcurrentBag<IBrowserContext> _contexts = [];

    private BrowserRoom(ServedRoom served)
    {
        Served = served;
        Url = served.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    /// <summary>The server's address by name: a browser makes no passkey for a number.</summary>
    public string Url { get; }

    public ServedRoom Served { get; }

    public TestRoom Room => Served.Room;

    /// <summary>Parts of complaints that a test brings about itself.</summary>
    public List<string> Expected { get; } = [];

    /// <summary>Starts a room and the browser; skips the test where there is no browser.</summary>
    public static async Task<BrowserRoom> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, params (string Key, string Value)[] settings)
    {
        await BrowserAsync();
        return new BrowserRoom(await ServedRoom.StartAsync(kind, settings));
    }

    /// <summary>Starts a room that nobody has joined yet.</summary>
    public static async Task<BrowserRoom> StartEmptyAsync(DatabaseKind kind, params (string Key, string Value)[] settings)
    {
        await BrowserAsync();
        return new BrowserRoom(await ServedRoom.OverAsync(await TestRoom.EmptyAsync(kind), settings));
    }

    /// <summary>A page in a new context.</summary>
    /// <param name="who">Who has signed in there; null for nobody.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    /// <param name="dark">Whether the system asks for dark.</param>
    /// <param name="language">The browser's language.</param>
    public async Task<IPage> PageAsync(string? who, int width = 1280, bool dark = false, string language = "en")
    {
        var context = await (await s_browser.Value).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language,
        });
        context.SetDefaultTimeout(30_000);
        _contexts.Add(context);
        if (who is not null)
        {
            var (name, value) = await Served.CookieAsync(who);
            await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = Url, HttpOnly = true }]);
        }
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // A status of 4xx or 5xx is what some tests are about; they look at it themselves.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _complaints.Add($"{page.Url}: {message.Text}");
        };
        return page;
    }

    /// <summary>Goes to an address and waits until the page is live.</summary>
    public static async Task GoAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await LiveAsync(page);
    }

    /// <summary>Waits until the circuit has taken the page over, so that clicks are answered.</summary>
    public static Task LiveAsync(IPage page) => page.WaitForFunctionAsync("() => document.readyState !== 'loading' && (!document.querySelector('script[src*=\"blazor.web\"]') || document.querySelector('.mud-popover-provider'))");

    /// <summary>Fails where axe finds a breach of WCAG 2.2 AA.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rule">One rule alone; null for all.</param>
    public static async Task CheckAccessAsync(IPage page, string? rule = null)
    {
        var only = rule is null ? new RunOnlyOptions { Type = "tag", Values = [.. s_wcag] } : new RunOnlyOptions { Type = "rule", Values = [rule] };
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = only });
        var found = result.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n{string.Join('\n', found)}");
    }

    /// <summary>Fails where the page is wider than its window.</summary>
    public static async Task CheckWidthAsync(IPage page)
    {
        var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over <= 0) return;
        var widest = await page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
                .slice(-3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
            """);
        Assert.Fail($"{page.Url} is {over} px wider than its window: {widest}");
    }

    /// <summary>Keeps a picture of the whole page where TRIPOINT_SCREENSHOTS names a folder.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TRIPOINT_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>Closes every page, and fails where the browser complained since the last time.</summary>
    public async Task CloseAsync()
    {
        while (_contexts.TryTake(out var context)) await context.DisposeAsync();
        string[] complaints = [.. _complaints];
        _complaints.Clear();
        Assert.DoesNotContain(complaints, c => !Expected.Exists(e => c.Contains(e, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync();
        }
        finally
        {
            await Served.DisposeAsync();
        }
    }

    private static string Chromium => Environment.GetEnvironmentVariable("TRIPOINT_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium";

    private static Task<IBrowser> BrowserAsync()
    {
        if (!File.Exists(Chromium)) TestDatabases.Missing($"No browser: install the Debian package chromium (looked for {Chromium}).");
        return s_browser.Value;
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        // A wait ends as soon as its condition holds; the limit is for machines that do much else at the same time.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }
}
