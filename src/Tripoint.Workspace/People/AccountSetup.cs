using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Sign-in: passwords with an authenticator, passkeys, and OpenID Connect where it is set.</summary>
internal static class AccountSetup
{
    /// <summary>The policy of pages that set a second factor up: signed in is enough.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The OpenID Connect scheme.</summary>
    public const string Organisation = "Organisation";

    public static void AddAccounts(this IServiceCollection services, RoomSettings settings, IConfiguration configuration)
    {
        var authentication = services.AddAuthentication(o =>
        {
            o.DefaultScheme = IdentityConstants.ApplicationScheme;
            o.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        });
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(c =>
            {
                Harden(c, "tripoint-session", settings);
                c.LoginPath = "/account/sign-in";
                c.LogoutPath = "/account/sign-out";
                c.AccessDeniedPath = "/account";
                c.ExpireTimeSpan = TimeSpan.FromHours(12);
                c.SlidingExpiration = true;
                c.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
                c.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
            });
            cookies.ExternalCookie!.Configure(c => Harden(c, "tripoint-external", settings));
            cookies.TwoFactorUserIdCookie!.Configure(c => Harden(c, "tripoint-second", settings));
            cookies.TwoFactorRememberMeCookie!.Configure(c => Harden(c, "tripoint-known", settings));
        });
        var organisation = configuration.GetSection("OpenIdConnect");
        if (organisation["Authority"] is { Length: > 0 })
        {
            authentication.AddOpenIdConnect(Organisation, organisation["Name"] ?? "OpenID Connect", o =>
            {
                organisation.Bind(o);
                o.SignInScheme = IdentityConstants.ExternalScheme;
                o.ResponseType = "code";
                o.UsePkce = true;
                o.CallbackPath = "/account/organisation/back";
                o.SaveTokens = false;
                o.MapInboundClaims = false;
                o.GetClaimsFromUserInfoEndpoint = true;
                o.Scope.Add("email");
                o.TokenValidationParameters.NameClaimType = "name";
            });
        }
        services.AddIdentityCore<Person>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
                o.Password.RequiredLength = 12;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 6;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                o.Lockout.AllowedForNewUsers = true;
            })
            .AddEntityFrameworkStores<RoomContext>()
            .AddUserStore<ProtectedStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddClaimsPrincipalFactory<ViewerClaims>()
            .AddPasswordValidator<PlainPasswords>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // OWASP, Password Storage: PBKDF2-HMAC-SHA512
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddSingleton<UsedCodes>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required"; // signing in asks for no address, so the device must know whose key it is
            // The framework compares with the request's Origin header, which is 'null' under Referrer-Policy: no-referrer.
            var given = configuration["Url"] is { Length: > 0 } url ? new Uri(url) : null;
            o.ServerDomain = given?.Host;
            o.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && IsOwn(context.Origin, given, context.HttpContext.Request));
        });
    }

    /// <summary>Whether an address names the room itself: as it is set, or else as it was asked for.</summary>
    private static bool IsOwn(string origin, Uri? set, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (set ?? new Uri($"{request.Scheme}://{request.Host}")).GetLeftPart(UriPartial.Authority) == from.GetLeftPart(UriPartial.Authority);

    private static void Harden(CookieAuthenticationOptions options, string name, RoomSettings settings)
    {
        var https = settings.Url.StartsWith("https:", StringComparison.Ordinal);
        options.Cookie.Name = https ? "__Host-" + name : name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A script gets the status; a person is led to the page.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
