using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Browser;

/// <summary>The ways into a room, in a real browser, in a room that asks for a second factor.</summary>
public sealed class SignInTests
{
    private const string Password = "maple orbit kettle fjord";
    private static readonly (string, string) s_second = ("RequireSecondFactor", "true");

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task The_first_link_makes_an_administrator_who_then_signs_in_with_password_and_code(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartEmptyAsync(kind, s_second);
        var link = LinkIn(browser.Served.Printed);
        var page = await browser.PageAsync(null);
        await page.GotoAsync(link);
        await JoinAsync(page, "Keeper", "keeper@test.example");
        await AtAsync(page, "**/account");

        // Nothing else opens before there is a second factor.
        await Assertions.Expect(page.GetByText("This room asks for a second factor")).ToBeVisibleAsync();
        await page.GotoAsync("/people");
        await AtAsync(page, "**/account?*");
        var key = await page.Locator("section[aria-labelledby=app-heading] code").InnerTextAsync();
        var now = TimeProvider.System.GetUtcNow();
        await page.Locator("#app-code").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The code was not accepted.")).ToBeVisibleAsync();
        await page.Locator("#app-code").FillAsync(Totp.Code(key, now));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        var recovery = (await page.Locator("code.secret").InnerTextAsync()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, recovery.Length);
        await BrowserRoom.GoAsync(page, "/people");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("People");

        // A code that was used is not taken again; the next one is.
        await SignOutAsync(page);
        await PasswordAsync(page, "keeper@test.example", Password);
        await AtAsync(page, "**/account/code*");
        await page.GotoAsync("/people");
        await AtAsync(page, "**/account/sign-in*"); // half signed in is not signed in
        await PasswordAsync(page, "keeper@test.example", Password);
        await CodeAsync(page, Totp.Code(key, now));
        await Assertions.Expect(page.GetByText("The code was not accepted.")).ToBeVisibleAsync();
        await CodeAsync(page, Totp.Code(key, now.AddSeconds(30)));
        await AtAsync(page, "**/people");

        // A recovery code works once.
        await SignOutAsync(page);
        await RecoverAsync(page, recovery[0]);
        await Assertions.Expect(page.Locator(".me-name")).ToHaveTextAsync("Keeper");
        await SignOutAsync(page);
        await RecoverAsync(page, recovery[0]);
        await Assertions.Expect(page.GetByText("The code was not accepted.")).ToBeVisibleAsync();

        var late = await browser.PageAsync(null);
        await late.GotoAsync(link);
        await Assertions.Expect(late.GetByText("This invitation was used")).ToBeVisibleAsync();
        await using var db = browser.Room.Store.Open(Viewer.Room);
        Assert.Equal(["Keeper"], await db.People.Where(p => p.IsAdministrator).Select(p => p.DisplayName).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await LogVerification.OfDatabaseAsync(browser.Room.Database, null, TestContext.Current.CancellationToken)).Faults);
    }

    [Fact]
    public async Task Each_start_prints_a_new_first_link_until_there_is_an_administrator()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.EmptyAsync();
        string first = await StartAsync(room), second = await StartAsync(room);
        Assert.NotEqual(Secret(first), Secret(second));
        await using var db = room.Store.Open(Viewer.Room);
        var open = (await db.Invitations.ToListAsync(cancellation)).Where(i => i.IsOpen(db.Now)).Select(i => i.SecretHash);
        Assert.Equal([Invitations.HashOf(Secret(second))], open);
        await using var filled = await TestRoom.MakeAsync();
        Assert.DoesNotContain("/join/", await StartAsync(filled), StringComparison.Ordinal);

        static string Secret(string printed) => LinkIn(printed).Split('/')[^1];
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Two_who_follow_one_invitation_at_once_get_one_account(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind, s_second);
        var secret = await browser.Room.Store.WriteAsync(browser.Room.As("kor-head"), write =>
        {
            var (invitation, made) = Invitations.New("a guest", null, "kor", PersonRole.Reader, isAdministrator: false, write.By.PersonId, write.Now, Invitations.Open);
            write.Db.Invitations.Add(invitation);
            return Task.FromResult(made);
        }, TestContext.Current.CancellationToken);
        IPage[] pages = [await browser.PageAsync(null), await browser.PageAsync(null)];
        var late = await browser.PageAsync(null);
        foreach (var page in pages.Append(late)) await page.GotoAsync($"/join/{secret}");
        await Task.WhenAll(JoinAsync(pages[0], "Guest", "one@test.example"), JoinAsync(pages[1], "Guest", "two@test.example"));
        foreach (var page in pages) await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        var closed = 0;
        foreach (var page in pages)
        {
            await Assertions.Expect(page.GetByText("This invitation was used").Or(page.GetByText("This room asks for a second factor"))).ToBeVisibleAsync();
            closed += await page.GetByText("This invitation was used").CountAsync();
        }
        Assert.Equal(1, closed);
        // Who filled in the form while it was open and sends it afterwards is told so as well.
        await JoinAsync(late, "Guest", "three@test.example");
        await Assertions.Expect(late.GetByText("This invitation was used")).ToBeVisibleAsync();
        await using var db = browser.Room.Store.Open(Viewer.Room);
        var guest = await db.People.SingleAsync(p => p.DisplayName == "Guest", TestContext.Current.CancellationToken);
        Assert.Equal(("kor", PersonRole.Reader, false), (guest.PartyId, guest.Role, guest.IsAdministrator));
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task A_passkey_is_made_and_signs_in_alone_while_its_holder_is_verified(DatabaseKind kind)
    {
        await using var browser = await BrowserRoom.StartAsync(kind, s_second);
        var page = await browser.PageAsync("jpn-head");
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        var made = await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        var authenticator = made!.Value.GetProperty("authenticatorId").GetString()!;
        await page.GotoAsync("/items");
        await AtAsync(page, "**/account?*");
        await page.GetByLabel("Name of the device").FillAsync("Desk key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Desk key")).ToBeVisibleAsync();
        await BrowserRoom.GoAsync(page, "/items");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await SignOutAsync(page);

        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "With a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey was not accepted.")).ToBeVisibleAsync();
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });
        await page.GotoAsync("/account/sign-in?ReturnUrl=%2Fitems");
        await page.GetByRole(AriaRole.Button, new() { Name = "With a passkey" }).ClickAsync();
        await AtAsync(page, "**/items");
        await Assertions.Expect(page.Locator(".me-name")).ToHaveTextAsync("jpn-head");

        // The only second factor cannot be taken away.
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is your only second factor.")).ToBeVisibleAsync();
        await using var db = browser.Room.Store.Open(Viewer.Room);
        Assert.Equal(1, await db.Set<IdentityUserPasskey<string>>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_the_right_one_too()
    {
        await using var browser = await BrowserRoom.StartAsync();
        await using (var scope = browser.Served.App.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var person = await people.FindByIdAsync(browser.Room.As("chn-analyst").PersonId);
            Assert.True((await people.AddPasswordAsync(person!, Password)).Succeeded);
            await people.SetLockoutEnabledAsync(person!, true);
        }
        var page = await browser.PageAsync(null);
        await page.GotoAsync("/account/sign-in");
        await PasswordAsync(page, "chn-analyst@test.example", Password);
        await AtAsync(page, "*/");
        await SignOutAsync(page);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await PasswordAsync(page, "chn-analyst@test.example", "a wrong password");
            await Assertions.Expect(page.GetByText("Address or password is wrong")).ToBeVisibleAsync();
        }
        await PasswordAsync(page, "chn-analyst@test.example", Password);
        await Assertions.Expect(page.GetByText("Address or password is wrong")).ToBeVisibleAsync();
        await page.GotoAsync("/items");
        await AtAsync(page, "**/account/sign-in*");
    }

    private static async Task<string> StartAsync(TestRoom room)
    {
        using var printed = new StringWriter();
        await using var app = await RoomServer.StartAsync(new ServeOptions { Folder = room.Folder, Url = "http://127.0.0.1:0", Database = room.Database }, printed, TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
        return printed.ToString();
    }

    private static string LinkIn(string printed) => printed.Split('\n', StringSplitOptions.TrimEntries).Single(l => l.Contains("/join/", StringComparison.Ordinal));

    private static async Task JoinAsync(IPage page, string name, string email)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
    }

    private static async Task PasswordAsync(IPage page, string email, string password)
    {
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task CodeAsync(IPage page, string code)
    {
        await page.Locator("#code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).First.ClickAsync();
    }

    private static async Task RecoverAsync(IPage page, string code)
    {
        await PasswordAsync(page, "keeper@test.example", Password);
        await AtAsync(page, "**/account/code*");
        await page.GetByText("Use a recovery code").ClickAsync();
        await page.Locator("#recovery").FillAsync(code);
        await page.Locator("details.plain").GetByRole(AriaRole.Button).ClickAsync();
    }

    // Arrived is enough: what follows waits for what it needs. The browser's own wait for the end of loading may miss it on a busy machine.
    private static Task AtAsync(IPage page, string url) => Assertions.Expect(page).ToHaveURLAsync(
        new Regex($"^{Regex.Escape(url).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(5)), new() { Timeout = 10_000 });

    private static async Task SignOutAsync(IPage page)
    {
        await BrowserRoom.LiveAsync(page);
        await page.Locator("details.me summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await AtAsync(page, "**/account/sign-in");
    }
}
