using System.Reflection;
using Microsoft.AspNetCore.Http;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Api;

/// <summary>Who calls an endpoint; a parameter of every endpoint of the API.</summary>
/// <param name="Viewer">The person whose token it is; nobody without one.</param>
public sealed record ApiCaller(Viewer Viewer) : IBindableFromHttpContext<ApiCaller>
{
    /// <inheritdoc/>
    public static ValueTask<ApiCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<ApiCaller?>(new ApiCaller(ViewerClaims.ViewerOf(context.User)));
}
