using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>The parts of signing in that are not pages: leaving, the passkey ceremonies, the organisation's sign-in, the demo's one click.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account").AddEndpointFilter<CheckedForm>().RequireRateLimiting(RateLimits.Account).ExcludeFromDescription();
        account.MapPost("/sign-out", async (SignInManager<Person> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/sign-in");
        }).AllowAnonymous();
        account.MapPost("/demo", async (HttpContext http, SignInManager<Person> signIn, RoomSettings settings, RoomStore store) =>
        {
            var form = await http.Request.ReadFormAsync();
            if (!settings.IsDemo) return Results.NotFound();
            var person = await signIn.UserManager.FindByEmailAsync(form["who"].ToString());
            if (person is null || person.ClosedAt is not null) return Results.NotFound();
            await signIn.SignInAsync(person, isPersistent: false);
            await SignInRecord.DoneAsync(store, person, "demo");
            return Results.LocalRedirect(Preferences.IsLocal(form["back"]) ? form["back"].ToString() : "/");
        }).AllowAnonymous();
        account.MapPost("/passkey/ask", async (SignInManager<Person> signIn) =>
            Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous();
        account.MapPost("/passkey/offer", async (HttpContext http, SignInManager<Person> signIn) =>
        {
            var person = await signIn.UserManager.GetUserAsync(http.User);
            if (person is null) return Results.NotFound();
            var entity = new PasskeyUserEntity { Id = person.Id, Name = person.UserName!, DisplayName = person.DisplayName };
            return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
        }).RequireAuthorization(AccountSetup.SignedIn);
        account.MapPost("/organisation", (HttpContext http, SignInManager<Person> signIn) =>
        {
            var back = http.Request.Form["back"].ToString();
            var properties = signIn.ConfigureExternalAuthenticationProperties(AccountSetup.Organisation, $"/account/organisation/done?back={Uri.EscapeDataString(back)}");
            return Results.Challenge(properties, [AccountSetup.Organisation]);
        }).AllowAnonymous();
        app.MapGet("/account/organisation/done", OrganisationAsync).AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(RateLimits.Account);
    }

    // The organisation vouches for an address; an account with that address, made from an invitation, is what signs in.
    private static async Task<IResult> OrganisationAsync(HttpContext http, SignInManager<Person> signIn, RoomStore store, ILoggerFactory loggers, string? back)
    {
        var info = await signIn.GetExternalLoginInfoAsync();
        if (info is null) return Results.LocalRedirect("/account/sign-in?said=organisation");
        var target = Preferences.IsLocal(back) ? back! : "/";
        var people = signIn.UserManager;
        var person = await people.FindByLoginAsync(info.LoginProvider, info.ProviderKey);
        if (person is null)
        {
            var verified = info.Principal.FindFirstValue("email_verified");
            var email = info.Principal.FindFirstValue("email");
            person = verified == "true" && email is not null ? await people.FindByEmailAsync(email) : null;
            if (person is not null) await people.AddLoginAsync(person, info);
        }
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (person is null || person.ClosedAt is not null)
        {
            RoomLog.SignInRefused(loggers.CreateLogger("Tripoint.Workspace.SignIn"), "organisation knows the person, the room does not");
            return Results.LocalRedirect("/account/sign-in?said=organisation");
        }
        // The organisation's own second factor stands for ours.
        await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new Claim(ViewerClaims.Enrolled, "yes")]);
        await SignInRecord.DoneAsync(store, person, "organisation");
        return Results.LocalRedirect(target);
    }
}
