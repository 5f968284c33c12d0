using System.Text;

namespace Tripoint.Studies.Disruptions;

/// <summary>A table of text: the first column and words to the left, figures to the right.</summary>
internal sealed class PlainTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public bool IsEmpty => _rows.Count == 1;

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(c => _rows.Max(r => r[c].Length)).ToArray();
        var isFigure = Enumerable.Range(0, header.Length).Select(c => _rows.Skip(1).All(r => r[c].Length == 0 || !char.IsLetter(r[c][0]) || r[c] == "none")).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var line = string.Join("  ", row.Select((cell, c) => isFigure[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c])));
            text.Append("  ").Append(line.TrimEnd()).Append('\n');
        }
        return text.ToString();
    }
}
