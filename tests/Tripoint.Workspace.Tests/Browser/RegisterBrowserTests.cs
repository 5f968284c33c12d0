using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tripoint.Workspace.Alerts;
using Tripoint.Workspace.Pledges;
using Tripoint.Workspace.Register;
using Tripoint.Workspace.Storage;
using Tripoint.Workspace.Tests.Register;

namespace Tripoint.Workspace.Tests.Browser;

/// <summary>Commitments and warnings as delegations live them, in a real browser.</summary>
public sealed class RegisterBrowserTests
{
    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task A_commitment_is_broken_and_disputed(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind);
        var kor = await browser.PageAsync("kor-head");
        await BrowserRoom.GoAsync(kor, "/commitments/new");
        await kor.Locator("#pledge-title").FillAsync("Reopen the ferry line by summer");
        await kor.GetByRole(AriaRole.Checkbox, new() { Name = "Japan" }).CheckAsync();
        await kor.GetByRole(AriaRole.Checkbox, new() { Name = "China" }).CheckAsync();
        await kor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await kor.WaitForURLAsync(url => url.Contains("/commitments/", StringComparison.Ordinal) && !url.EndsWith("/new", StringComparison.Ordinal));
        var address = new Uri(kor.Url).PathAndQuery;

        var jpn = await browser.PageAsync("jpn-head");
        var chn = await browser.PageAsync("chn-negotiator");
        await BrowserRoom.GoAsync(jpn, address);
        await BrowserRoom.GoAsync(chn, address);
        await jpn.Locator("#word-status").SelectOptionAsync("Broken");
        await jpn.Locator("#word-evidence").FillAsync("The quay is not ready.");
        await jpn.GetByRole(AriaRole.Button, new() { Name = "Set the status" }).ClickAsync();
        await Assertions.Expect(kor.GetByText("The quay is not ready.")).ToBeVisibleAsync();
        await chn.Locator("#word-status").SelectOptionAsync("Kept");
        await chn.GetByRole(AriaRole.Button, new() { Name = "Set the status" }).ClickAsync();
        await Assertions.Expect(kor.Locator("#pledge-words + ul")).ToContainTextAsync("kept");

        // Korea disputes what China says; all see it, and China cannot take it back.
        await kor.GetByRole(AriaRole.Button, new() { Name = "Dispute" }).First.ClickAsync();
        await kor.Locator("#dispute-reason").FillAsync("No ship has called yet.");
        await kor.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Dispute" }).ClickAsync();
        await Assertions.Expect(chn.GetByText("No ship has called yet.")).ToBeVisibleAsync();
        await Assertions.Expect(chn.GetByRole(AriaRole.Button, new() { Name = "Take back" })).ToHaveCountAsync(0);
        await BrowserRoom.GoAsync(jpn, "/commitments");
        await Assertions.Expect(jpn.GetByText("disputed by South Korea").Or(jpn.GetByText("disputed by Korea")).First).ToBeVisibleAsync();
        await kor.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(jpn.GetByText("disputed by")).ToHaveCountAsync(0);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task A_warning_is_raised_and_answered(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind);
        var kor = await browser.PageAsync("kor-reader");
        await BrowserRoom.GoAsync(kor, "/warnings");
        var jpn = await browser.PageAsync("jpn-negotiator");
        await BrowserRoom.GoAsync(jpn, "/warnings/new");
        await jpn.Locator("#notice-title").FillAsync("Wafer plant stands still");
        await jpn.Locator("#notice-sector").SelectOptionAsync("C26");
        await jpn.Locator("#notice-origin").SelectOptionAsync("JPN");
        // Who is exposed is there before the form is sent.
        await Assertions.Expect(jpn.Locator("#notice-exposed + .scroll")).ToContainTextAsync("Korea", new() { Timeout = 20_000 });
        await jpn.Locator("#notice-impact").FillAsync("Half of the deliveries are missing.");
        await jpn.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Raise a warning" }).ClickAsync();
        await jpn.WaitForURLAsync(url => url.Contains("/warnings/", StringComparison.Ordinal) && !url.EndsWith("/new", StringComparison.Ordinal));
        await kor.GetByText("Wafer plant stands still").ClickAsync();

        var chn = await browser.PageAsync("chn-head");
        await BrowserRoom.GoAsync(chn, new Uri(jpn.Url).PathAndQuery);
        await chn.Locator("#answer-kind").SelectOptionAsync("Stock");
        await chn.Locator("#answer-quantity").FillAsync("5000");
        await chn.Locator("#answer-unit").FillAsync("wafers");
        await chn.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(kor.GetByText("5,000 wafers")).ToBeVisibleAsync();
        await chn.Locator("#answer-kind").SelectOptionAsync("Meeting");
        await chn.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(kor.GetByText("15 days left")).ToBeVisibleAsync();
        await Assertions.Expect(kor.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToHaveCountAsync(0); // a reader answers nothing
        await jpn.Locator("#end-text").FillAsync("The line runs again.");
        await jpn.GetByRole(AriaRole.Button, new() { Name = "Record the end" }).ClickAsync();
        await Assertions.Expect(kor.Locator(".notice.good")).ToContainTextAsync("The line runs again.");
    }

    [Fact]
    public async Task The_pages_with_a_year_of_content_are_accessible_and_fit_in_every_language()
    {
        await using var browser = await BrowserRoom.StartAsync();
        await FilledRoom.FillAsync(browser.Room);
        string commitment, exchanges, meeting, notice, watch, project;
        await using (var db = browser.Room.Store.Open(browser.Room.As("chn-head")))
        {
            commitment = await db.Set<CommitmentRow>().Where(c => c.Indicator == "own").Select(c => c.ItemId).FirstAsync(TestContext.Current.CancellationToken);
            exchanges = await db.Set<CommitmentRow>().Where(c => c.Indicator == "months-since-summit").Select(c => c.ItemId).FirstAsync(TestContext.Current.CancellationToken);
            meeting = await db.Set<MeetingText>().Select(t => t.MeetingId).FirstAsync(TestContext.Current.CancellationToken);
            notice = await db.Set<NoticeRow>().Where(n => n.EndedOn == null).Select(n => n.ItemId).FirstAsync(TestContext.Current.CancellationToken);
            watch = await db.Set<WatchRow>().Select(w => w.ItemId).FirstAsync(TestContext.Current.CancellationToken);
            project = await db.Set<Tripoint.Workspace.Harvest.ProjectMilestone>().Select(m => m.ItemId).FirstAsync(TestContext.Current.CancellationToken);
        }
        (string Address, string Name)[] pages =
        [
            ("/register", "register"), ($"/register/meetings/{meeting}", "meeting"), ("/commitments", "commitments"), ($"/commitments/{commitment}", "commitment"), ($"/commitments/{exchanges}", "commitment-summit"),
            ("/warnings", "warnings"), ($"/warnings/{notice}", "warning"), ($"/warnings/watch/{watch}", "watch"), ("/harvest", "harvest"), ("/harvest/apec-environmental", "basket"),
            ($"/harvest/projects/{project}", "project"), ("/exchanges", "exchanges"),
        ];
        string[] languages = ["en", "zh", "ja", "ko"];
        for (var at = 0; at < pages.Length; at++)
        {
            var page = await browser.PageAsync(at % 2 == 0 ? "chn-head" : "kor-negotiator", language: languages[at % 4]);
            await BrowserRoom.GoAsync(page, pages[at].Address);
            if (pages[at].Name is "warning" or "watch") await page.Locator("table caption").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 20_000 });
            await BrowserRoom.KeepAsync(page, $"filled-{pages[at].Name}-wide");
            await BrowserRoom.CheckAccessAsync(page);
            await BrowserRoom.CheckWidthAsync(page);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await BrowserRoom.CheckAccessAsync(page, "color-contrast");
            await page.SetViewportSizeAsync(360, 780);
            await BrowserRoom.KeepAsync(page, $"filled-{pages[at].Name}-narrow-dark");
            await BrowserRoom.CheckWidthAsync(page);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task An_early_harvest_is_priced_on_the_page()
    {
        await using var browser = await BrowserRoom.StartAsync();
        var page = await browser.PageAsync("jpn-analyst");
        await BrowserRoom.GoAsync(page, "/harvest");
        // The list of 2012 has 54 subheadings of HS 2007, whatever later editions made of them.
        await Assertions.Expect(page.Locator("tr", new() { HasText = "APEC environmental goods" }).First).ToContainTextAsync("environment · HS 2007");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "APEC environmental goods" }).First.Locator("td.num").First).ToHaveTextAsync("54");
        await BrowserRoom.GoAsync(page, "/harvest/apec-environmental");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        await Assertions.Expect(page.GetByText("largest residual")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
