using System.Text;

namespace Tripoint.Codes;

/// <summary>Reads the small code lists that are compiled into this assembly from <c>data/codes</c>.</summary>
internal static class CodeTable
{
    /// <summary>The rows of a list without its header, each split into its fields.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(CodeTable).Assembly.GetManifestResourceStream("codes/" + file)
            ?? throw new InvalidOperationException($"The code list {file} is not compiled in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return Split(line);
        }
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (quoted && c == '"' && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
