using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Shell;

/// <summary>How often someone may ask: by person when signed in, else by address.</summary>
internal static class RateLimits
{
    /// <summary>Signing in, joining, second factors: 20 a minute from one address, so that guessing is slow even across accounts.</summary>
    public const string Account = "account";

    /// <summary>The API: 600 a minute for a token.</summary>
    public const string Api = "api";

    /// <summary>Sets the limits.</summary>
    /// <param name="options">Where.</param>
    /// <param name="factor">Multiplies every limit (<c>Limits:Factor</c>): for a room behind one address, or a load test.</param>
    public static void Set(RateLimiterOptions options, int factor)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => Window(Who(c), 1200 * factor));
        options.AddPolicy(Account, c => HttpMethods.IsGet(c.Request.Method)
            ? RateLimitPartition.GetNoLimiter("account-get")
            : Window("account " + Where(c), 20 * factor));
        options.AddPolicy(Api, c => Window("api " + (c.Request.Headers.Authorization is { Count: > 0 } token ? Invitations.HashOf(token.ToString()) : Where(c)), 600 * factor));
    }

    private static RateLimitPartition<string> Window(string key, int aMinute) => RateLimitPartition.GetSlidingWindowLimiter(key,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = aMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });

    // A script is known by its token, whether or not it is a good one: guesses are counted by address as well, in the global limit.
    private static string Who(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Where(context);

    private static string Where(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "?";
}
