using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Log;

/// <summary>Who acted, in words.</summary>
internal static class LogNames
{
    /// <summary>The person's name; the room itself where nobody acted.</summary>
    public static string Who(LogEntry entry, IReadOnlyDictionary<string, string> people, Texts texts) =>
        entry.PersonId.Length == 0 ? texts["log.room"] : people.GetValueOrDefault(entry.PersonId, texts["log.unknown"]);
}
