using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Api;

/// <summary>Turns what the rooms' rules refuse into problem documents (RFC 9457): 400, 403, 404, 409.</summary>
internal sealed class ApiFaults : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (NotPermittedException e)
        {
            return e.Reason == "unavailable"
                ? Results.Problem("It is not there, or not open to you.", statusCode: 404, title: "Not found")
                : Results.Problem(e.Message, statusCode: 403, title: "Not permitted");
        }
        catch (BadInputException e)
        {
            return Results.Problem("The request cannot be used.", statusCode: 400, title: "Bad input",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["faults"] = e.Faults });
        }
        catch (DbUpdateConcurrencyException)
        {
            return Results.Problem("Someone else changed it meanwhile; read the present version.", statusCode: 409, title: "Changed meanwhile");
        }
    }
}
