using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;
using Tripoint.Workspace.Tests.Disclosure;

namespace Tripoint.Workspace.Tests.Browser;

/// <summary>Every page in a real browser: no complaint, no breach of WCAG 2.2 AA, nothing wider than the window.</summary>
public sealed class PagesTests
{
    /// <summary>Every address with a page; an item's page with a sample item.</summary>
    public static TheoryData<string> Addresses => [.. typeof(RoomPage).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), inherit: false)).Cast<RouteAttribute>().Select(r => r.Template)
        .Where(t => t is not "/join/{Secret}").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_is_accessible_and_fits(string template)
    {
        await using var browser = await BrowserRoom.StartAsync();
        var items = await SampleItems.AddAsync(browser.Room);
        var item = items.First(i => i.Item is { Kind: ItemKind.Note, OwnerId: "chn", Audience: Audience.Named }).Item;
        var address = PageValues.Fill(template, item);
        var who = template is "/account/sign-in" or "/account/code" or "/public" or "/not-found" ? null : "chn-head";
        var name = template == "/" ? "home" : template.Trim('/').Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var page = await browser.PageAsync(who);
        await BrowserRoom.GoAsync(page, address);
        await BrowserRoom.KeepAsync(page, $"{name}-light");
        await BrowserRoom.CheckWidthAsync(page);
        await BrowserRoom.CheckAccessAsync(page);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await BrowserRoom.KeepAsync(page, $"{name}-dark");
        await BrowserRoom.CheckAccessAsync(page, "color-contrast");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(360, 780);
        await BrowserRoom.KeepAsync(page, $"{name}-narrow");
        await BrowserRoom.CheckWidthAsync(page);
        await BrowserRoom.CheckAccessAsync(page);
    }

    [Fact]
    public async Task The_language_changes_in_place_and_what_was_typed_stays()
    {
        await using var browser = await BrowserRoom.StartAsync();
        var page = await browser.PageAsync("kor-analyst");
        await BrowserRoom.GoAsync(page, "/items/new");
        await page.GetByLabel("Title").FillAsync("half written");
        await page.Locator("details.choice").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "한국어" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("새 메모");
        await Assertions.Expect(page.GetByLabel("제목")).ToHaveValueAsync("half written");
        await page.GetByLabel("본문").FillAsync("본문입니다");
        await page.GetByRole(AriaRole.Button, new() { Name = "저장" }).ClickAsync();
        await Assertions.Expect(page.Locator(".card.pre")).ToHaveTextAsync("본문입니다");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ko");
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task What_one_opens_appears_on_the_others_page_and_is_gone_when_withdrawn(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind);
        var chn = await browser.PageAsync("chn-negotiator");
        var jpn = await browser.PageAsync("jpn-reader");
        await BrowserRoom.GoAsync(jpn, "/items");
        await BrowserRoom.GoAsync(chn, "/items/new");
        await chn.GetByLabel("Title").FillAsync("A first paper");
        await chn.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await chn.WaitForURLAsync("**/items/*");
        await Assertions.Expect(jpn.GetByText("A first paper")).ToHaveCountAsync(0);
        await chn.GetByLabel("all members").CheckAsync();
        await chn.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await jpn.GetByText("A first paper").ClickAsync();
        await Assertions.Expect(jpn.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("A first paper");
        await chn.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(jpn.GetByText("It is not there, or not open to you.")).ToBeVisibleAsync();
        await BrowserRoom.GoAsync(chn, "/log");
        await Assertions.Expect(chn.GetByRole(AriaRole.Row).Filter(new() { HasText = "seen" })).ToContainTextAsync("jpn-reader");
    }

    [Fact]
    public async Task The_connection_drops_and_comes_back_with_what_was_typed()
    {
        await using var browser = await BrowserRoom.StartAsync();
        var page = await browser.PageAsync("jpn-analyst");
        var sockets = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync("**/_blazor*", socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });
        await BrowserRoom.GoAsync(page, "/items/new");
        await page.GetByLabel("Title").FillAsync("kept");
        await page.GetByLabel("Text").FocusAsync();
        browser.Expected.Add("Connection disconnected");
        await sockets[^1].CloseAsync();
        await Assertions.Expect(page.GetByText("Trying to reconnect")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Trying to reconnect")).ToBeHiddenAsync();
        Assert.True(sockets.Count > 1);
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("kept");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("kept");
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task While_the_database_is_away_an_open_page_says_so_keeps_what_was_typed_and_goes_on(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind);
        var page = await browser.PageAsync("jpn-analyst");
        await BrowserRoom.GoAsync(page, "/items/new");
        await page.GetByLabel("Title").FillAsync("written while it was away");
        var back = await TestDatabases.TakeAwayAsync(browser.Room.Database);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The database cannot be reached or is full. Nothing was saved");
        await back();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("written while it was away");
    }
}
