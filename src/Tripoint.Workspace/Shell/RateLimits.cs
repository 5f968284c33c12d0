using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Tripoint.Workspace.Shell;

/// <summary>How often someone may ask: by person when signed in, else by address.</summary>
internal static class RateLimits
{
    /// <summary>Signing in, joining, second factors: 20 a minute from one address, so that guessing is slow even across accounts.</summary>
    public const string Account = "account";

    /// <summary>The API: 600 a minute for a token.</summary>
    public const string Api = "api";

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => Window(Who(c), 1200));
        options.AddPolicy(Account, c => HttpMethods.IsGet(c.Request.Method)
            ? RateLimitPartition.GetNoLimiter("account-get")
            : Window("account " + Where(c), 20));
        options.AddPolicy(Api, c => Window("api " + Who(c), 600));
    }

    private static RateLimitPartition<string> Window(string key, int aMinute) => RateLimitPartition.GetSlidingWindowLimiter(key,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = aMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });

    // The limiter stands before the sign-in is read, so a caller is known by cookie or token only once that was checked; until then by address.
    private static string Who(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Where(context);

    private static string Where(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "?";
}
