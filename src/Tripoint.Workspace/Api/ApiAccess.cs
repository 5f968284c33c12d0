using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tripoint.Workspace.Api;

/// <summary>What an endpoint of the API asks of its caller.</summary>
/// <param name="Scope">The scope a token needs.</param>
/// <param name="OpenToPublic">Whether a caller without a token is answered as nobody: with what is public.</param>
public sealed record ApiAccess(string Scope, bool OpenToPublic);

/// <summary>Asks endpoints' callers for scopes.</summary>
public static class ApiAccessExtensions
{
    /// <summary>The claim that carries a scope.</summary>
    internal const string Claim = "tripoint:scope";

    /// <summary>Lets in callers whose token has a scope.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="scope">The scope, from <see cref="ApiScope"/>.</param>
    /// <param name="openToPublic">Whether callers without a token are answered as nobody.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string scope, bool openToPublic = false) where TBuilder : IEndpointConventionBuilder
    {
        // The scheme is named: a browser's session cookie opens nothing here, so another site's form cannot either.
        var policy = new AuthorizationPolicyBuilder(TokenScheme.Name).RequireAssertion(c =>
            c.User.Identity is { IsAuthenticated: true }
                ? c.User.HasClaim(Claim, scope)
                : openToPublic && c.Resource is HttpContext http && !http.Request.Headers.ContainsKey("Authorization")).Build();
        return endpoint.RequireAuthorization(policy).WithMetadata(new ApiAccess(scope, openToPublic));
    }
}
