using Microsoft.Extensions.Logging;

namespace Tripoint.Workspace.Shell;

/// <summary>What the program writes to its own log: structured, without names, addresses of invitations, tokens or contents.</summary>
internal static partial class RoomLog
{
    [LoggerMessage(1, LogLevel.Error, "A page failed")]
    public static partial void PageFailed(ILogger log, Exception cause);

    [LoggerMessage(2, LogLevel.Error, "The database cannot be reached or written")]
    public static partial void StorageUnavailable(ILogger log, Exception cause);

    [LoggerMessage(3, LogLevel.Information, "Schema steps applied: {Steps}")]
    public static partial void Upgraded(ILogger log, string steps);

    [LoggerMessage(4, LogLevel.Warning, "Sign-in refused: {Reason}")]
    public static partial void SignInRefused(ILogger log, string reason);

    [LoggerMessage(5, LogLevel.Information, "The room is open at {Url}")]
    public static partial void Open(ILogger log, string url);

    [LoggerMessage(6, LogLevel.Warning, "A passkey was refused")]
    public static partial void PasskeyRefused(ILogger log, Exception? cause);
}
