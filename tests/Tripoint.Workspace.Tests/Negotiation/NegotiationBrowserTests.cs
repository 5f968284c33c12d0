using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.Storage;
using Tripoint.Workspace.Tests.Browser;

namespace Tripoint.Workspace.Tests.Negotiation;

/// <summary>Three people of three delegations in three browsers.</summary>
public sealed class NegotiationBrowserTests
{
    private const string Passphrase = "lantern persimmon harbour";
    private const string Secret = "nobody-else-reads-this";

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Three_delegations_negotiate_a_package_to_acceptance(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind);
        var id = await browser.Served.App.Services.GetRequiredService<TalksDesk>().OpenAsync(
            browser.Room.As("secretariat-head"), "Tariffs on goods", "A test.", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), TestContext.Current.CancellationToken);
        IPage chn = await browser.PageAsync("chn-head"), jpn = await browser.PageAsync("jpn-head", 1440), kor = await browser.PageAsync("kor-head", 390);
        IPage[] all = [chn, jpn, kor];
        var sockets = new List<IWebSocketRoute>();
        await chn.RouteWebSocketAsync("**/_blazor*", socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });

        // Korea keeps its mandate to itself.
        await browser.Served.App.Services.GetRequiredService<Vault>().MakeAsync(browser.Room.As("kor-head"), Passphrase, TestContext.Current.CancellationToken);
        browser.Served.App.Services.GetRequiredService<Vault>().Close(browser.Room.As("kor-head"));
        await BrowserRoom.GoAsync(kor, $"/negotiations/{id}/mandate");
        await kor.GetByLabel("Passphrase of the delegation").FillAsync(Passphrase);
        await kor.GetByRole(AriaRole.Button, new() { Name = "Unlock" }).ClickAsync();
        await kor.Locator("#mandate-yaml").FillAsync($"tripoint: mandate/1\nparty: KOR\nvalues:\n  - {{ welfare: 1 }}\nred-lines:\n  - {{ welfare: 0%, name: {Secret} }}\n");
        await kor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(kor.GetByText("Saved.")).ToBeVisibleAsync();
        foreach (var page in all) await BrowserRoom.GoAsync(page, $"/negotiations/{id}");
        await Assertions.Expect(kor.GetByText(Secret)).ToBeVisibleAsync();

        // Korea moves a tariff with the keyboard: its own result changes, and nobody else's screen does.
        await Choose(kor, "kor-jpn-C28");
        var before = await Welfare(kor, "kor");
        await kor.Locator("#mover-slider").FocusAsync();
        await kor.Keyboard.PressAsync("Home");
        await Assertions.Expect(kor.Locator("#mover-rate")).ToHaveValueAsync("0");
        Assert.NotEqual(before, await Welfare(kor, "kor"));
        await Assertions.Expect(kor.Locator("[data-party=jpn] [data-welfare]")).ToHaveCountAsync(0); // not opened by Japan
        await jpn.GetByRole(AriaRole.Button, new() { Name = "Korea", Exact = true }).ClickAsync();
        await Assertions.Expect(Cell(jpn, "kor-jpn-C28")).Not.ToContainTextAsync("[");
        await kor.GetByRole(AriaRole.Button, new() { Name = "Put on the table as offer" }).ClickAsync();
        await Assertions.Expect(Cell(jpn, "kor-jpn-C28")).ToContainTextAsync("KOR 0% B10");

        // Japan changes the language in the middle and goes on; what it was trying stays.
        await Choose(jpn, "kor-jpn-C28");
        await jpn.Locator("#mover-rate").FillAsync("1");
        await jpn.Locator("#mover-rate").PressAsync("Tab");
        await Assertions.Expect(Cell(jpn, "kor-jpn-C28")).ToContainTextAsync("you try 1%");
        await jpn.Locator("details.choice").First.ClickAsync();
        await jpn.GetByRole(AriaRole.Button, new() { Name = "日本語" }).ClickAsync();
        await Assertions.Expect(Cell(jpn, "kor-jpn-C28")).ToContainTextAsync("試算：1%");
        await jpn.GetByRole(AriaRole.Button, new() { Name = "0% B10を受け入れる" }).ClickAsync();
        await Assertions.Expect(Cell(jpn, "kor-jpn-C28")).ToContainTextAsync("合意");
        await Assertions.Expect(Cell(kor, "kor-jpn-C28")).ToContainTextAsync("agreed");

        // China's connection drops with a rate half tried; meanwhile Korea asks for something. Both are there when it comes back.
        await Choose(chn, "chn-kor-C20");
        await chn.Locator("#mover-rate").FillAsync("2");
        await chn.Locator("#mover-rate").PressAsync("Tab");
        await Assertions.Expect(Cell(chn, "chn-kor-C20")).ToContainTextAsync("you try 2%");
        browser.Expected.Add("Connection disconnected");
        await sockets[^1].CloseAsync();
        await Assertions.Expect(chn.GetByText("Trying to reconnect")).ToBeVisibleAsync();
        await kor.GetByRole(AriaRole.Button, new() { Name = "China", Exact = true }).ClickAsync();
        await Choose(kor, "chn-kor-C20");
        await kor.Locator("#mover-rate").FillAsync("0");
        await kor.Locator("#mover-rate").PressAsync("Tab");
        await kor.GetByRole(AriaRole.Button, new() { Name = "Put on the table as request" }).ClickAsync();
        await Assertions.Expect(chn.GetByText("Trying to reconnect")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(Cell(chn, "chn-kor-C20")).ToContainTextAsync("KOR 0% B10");
        await Assertions.Expect(Cell(chn, "chn-kor-C20")).ToContainTextAsync("you try 2%");

        // A counter-offer, which Korea accepts.
        await chn.GetByRole(AriaRole.Button, new() { Name = "Put on the table as offer" }).ClickAsync();
        await kor.GetByRole(AriaRole.Button, new() { Name = "Accept 2% B10" }).ClickAsync();
        await Assertions.Expect(Cell(chn, "chn-kor-C20")).ToContainTextAsync("agreed");

        // The package.
        await kor.GetByRole(AriaRole.Button, new() { Name = "Accept the package" }).ClickAsync();
        await jpn.GetByRole(AriaRole.Button, new() { Name = "パッケージを受諾" }).ClickAsync();
        await chn.GetByRole(AriaRole.Button, new() { Name = "Accept the package" }).ClickAsync();
        foreach (var (page, said) in all.Zip(["All parties have accepted", "すべての当事者が", "All parties have accepted"])) await Assertions.Expect(page.GetByText(said)).ToBeVisibleAsync();

        // What Korea wrote in its mandate was on no other page, and the course tells every step.
        foreach (var page in new[] { chn, jpn })
        {
            foreach (var address in new[] { $"/negotiations/{id}", $"/negotiations/{id}/course", $"/negotiations/{id}/mandate", "/items", "/log", "/" })
            {
                await BrowserRoom.GoAsync(page, address);
                Assert.DoesNotContain(Secret, await page.ContentAsync(), StringComparison.Ordinal);
            }
        }
        await BrowserRoom.GoAsync(kor, $"/negotiations/{id}/course");
        await Assertions.Expect(kor.Locator("ol.course > li")).ToHaveCountAsync(8);
        await BrowserRoom.CheckWidthAsync(kor);
        await BrowserRoom.CheckAccessAsync(kor);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Two_delegations_edit_at_once_and_both_see_all_of_it(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind);
        var desk = browser.Served.App.Services.GetRequiredService<TalksDesk>();
        var id = await desk.OpenAsync(browser.Room.As("secretariat-head"), "Tariffs on goods", "", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), TestContext.Current.CancellationToken);
        IPage kor = await browser.PageAsync("kor-head"), jpn = await browser.PageAsync("jpn-head");
        foreach (var page in new[] { kor, jpn }) await BrowserRoom.GoAsync(page, $"/negotiations/{id}");
        await jpn.GetByRole(AriaRole.Button, new() { Name = "Korea", Exact = true }).ClickAsync();
        string[] cells = ["kor-jpn-C28", "kor-jpn-C29"];
        foreach (var cell in cells)
        {
            await Task.WhenAll(PutAsync(kor, cell, "2", "Put on the table as offer"), PutAsync(jpn, cell, "0", "Put on the table as request"));
            foreach (var page in new[] { kor, jpn }) await Assertions.Expect(Cell(page, cell)).ToContainTextAsync("KOR 2% B10");
            foreach (var page in new[] { kor, jpn }) await Assertions.Expect(Cell(page, cell)).ToContainTextAsync("JPN 0% B10");
        }
        // Four moves, none lost and none refused.
        await BrowserRoom.GoAsync(kor, $"/negotiations/{id}/course");
        await Assertions.Expect(kor.Locator("ol.course > li")).ToHaveCountAsync(4);

        async Task PutAsync(IPage page, string cell, string rate, string button)
        {
            await Choose(page, cell);
            await page.Locator("#mover-rate").FillAsync(rate);
            await page.Locator("#mover-rate").PressAsync("Tab");
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        }
    }

    [Fact]
    public async Task Two_of_one_delegation_at_once_the_later_sees_both_and_decides()
    {
        await using var browser = await BrowserRoom.StartAsync();
        var desk = browser.Served.App.Services.GetRequiredService<TalksDesk>();
        var id = await desk.OpenAsync(browser.Room.As("secretariat-head"), "Tariffs on goods", "", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), TestContext.Current.CancellationToken);
        var page = await browser.PageAsync("kor-negotiator");
        await BrowserRoom.GoAsync(page, $"/negotiations/{id}");
        await Choose(page, "kor-jpn-C28");
        await page.Locator("#mover-rate").FillAsync("1");
        await page.Locator("#mover-rate").PressAsync("Tab");
        await Assertions.Expect(Cell(page, "kor-jpn-C28")).ToContainTextAsync("you try 1%");
        await desk.ProposeAsync(browser.Room.As("kor-head"), id, [new ProposedCell(new CellKey("kor", "jpn", "C28"), 0.03, "B5", 0)], cancellation: TestContext.Current.CancellationToken);
        await Assertions.Expect(Cell(page, "kor-jpn-C28")).ToContainTextAsync("KOR 3% B5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on the table as offer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nothing was overwritten");
        await Assertions.Expect(Cell(page, "kor-jpn-C28")).ToContainTextAsync("KOR 3% B5");
        await BrowserRoom.CheckAccessAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Put mine on the table all the same" }).ClickAsync();
        await Assertions.Expect(Cell(page, "kor-jpn-C28")).ToContainTextAsync("KOR 1% B10");
    }

    [Fact]
    public async Task The_pages_of_a_negotiation_are_accessible_and_fit()
    {
        await using var browser = await BrowserRoom.StartAsync();
        var desk = browser.Served.App.Services.GetRequiredService<TalksDesk>();
        var id = await desk.OpenAsync(browser.Room.As("secretariat-head"), "Tariffs on goods", "A test.", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), TestContext.Current.CancellationToken);
        await desk.ProposeAsync(browser.Room.As("kor-head"), id, [new ProposedCell(new CellKey("kor", "jpn", "C28"), 0.03, "B5", 0), new ProposedCell(new CellKey("kor", "jpn", "C29"), 0, "A", 0)], "First.", cancellation: TestContext.Current.CancellationToken);
        await desk.ProposeAsync(browser.Room.As("jpn-head"), id, [new ProposedCell(new CellKey("kor", "jpn", "C29"), 0, "A", 0, 1)], cancellation: TestContext.Current.CancellationToken);
        var page = await browser.PageAsync("kor-head");
        foreach (var address in new[] { $"/negotiations/{id}", $"/negotiations/{id}/course", $"/negotiations/{id}/mandate" })
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await BrowserRoom.GoAsync(page, address);
            await BrowserRoom.CheckWidthAsync(page);
            await BrowserRoom.CheckAccessAsync(page);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await BrowserRoom.CheckAccessAsync(page, "color-contrast");
            await page.SetViewportSizeAsync(360, 780);
            await BrowserRoom.CheckWidthAsync(page);
            await BrowserRoom.CheckAccessAsync(page);
        }
    }

    private static ILocator Cell(IPage page, string cell) => page.Locator($"[data-cell={cell}]");

    private static async Task Choose(IPage page, string cell)
    {
        await Cell(page, cell).ClickAsync();
        await Assertions.Expect(Cell(page, cell)).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task<double> Welfare(IPage page, string party) =>
        double.Parse((await page.Locator($"[data-party={party}] [data-welfare]").GetAttributeAsync("data-welfare"))!, CultureInfo.InvariantCulture);
}
