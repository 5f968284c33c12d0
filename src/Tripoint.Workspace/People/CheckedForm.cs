using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tripoint.Workspace.People;

/// <summary>Refuses a posted form without this site's antiforgery token.</summary>
internal sealed class CheckedForm : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return Results.BadRequest();
        return await next(context);
    }
}
