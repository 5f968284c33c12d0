using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Shell;

/// <summary>When the database is gone or full: a clear page (or a problem document for scripts), status 503, and a time to try again. Any other fault: the same in general words, status 500.</summary>
internal sealed class StorageTrouble(RequestDelegate next, ILogger<StorageTrouble> log)
{
    private const int RetrySeconds = 15;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && StorageFaults.IsUnavailable(e))
        {
            RoomLog.StorageUnavailable(log, e);
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "trouble.storage");
        }
        catch (Exception e) when (!context.Response.HasStarted && e is not OperationCanceledException && e is not BadHttpRequestException)
        {
            RoomLog.PageFailed(log, e);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "trouble");
        }
    }

    private static async Task AnswerAsync(HttpContext context, int status, string key)
    {
        var texts = Texts.In(Preferences.LanguageOf(context));
        context.Response.StatusCode = status;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await Results.Problem(texts[$"{key}.text"], statusCode: status, title: texts[$"{key}.title"]).ExecuteAsync(context);
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        string title = WebUtility.HtmlEncode(texts[$"{key}.title"]), text = WebUtility.HtmlEncode(texts[$"{key}.text"]), again = WebUtility.HtmlEncode(texts["trouble.again"]);
        await context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{texts.Culture.Name}" data-theme="{Preferences.ThemeOf(context)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Tripoint</title>
            <link rel="stylesheet" href="{ShellAssets.Address("theme.css")}"><link rel="stylesheet" href="{ShellAssets.Address("room.css")}"></head>
            <body><main class="narrow"><h1>{title}</h1><p>{text}</p><p><a class="button" href="">{again}</a></p></main></body>
            </html>
            """);
    }
}
