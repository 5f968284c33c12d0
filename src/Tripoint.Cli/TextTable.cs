namespace Tripoint.Cli;

/// <summary>Plain tables of text: columns lined up for a person, or CSV for a program.</summary>
internal static class TextTable
{
    /// <summary>Prints to standard output.</summary>
    public static void Print(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, bool csv)
    {
        var all = rows.Prepend(header).ToList();
        if (csv)
        {
            foreach (var row in all) Console.Out.WriteLine(string.Join(',', row.Select(Quoted)));
            return;
        }
        var widths = Enumerable.Range(0, header.Count).Select(c => all.Max(r => r[c].Length)).ToArray();
        foreach (var row in all) Console.Out.WriteLine(string.Join("  ", row.Select((field, c) => field.PadRight(widths[c]))).TrimEnd());
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
