using System.Text;

namespace Tripoint.Workspace.Storage;

/// <summary>Names in SQL: <c>EmbargoedUntil</c> is <c>embargoed_until</c> in both databases, without quotes.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            var upper = char.IsUpper(name[at]);
            if (upper && at > 0 && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[at]));
        }
        return text.ToString();
    }
}
