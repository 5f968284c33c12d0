using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>Walks one chapter's tree without building it.</summary>
internal sealed class JapanChapter(string file, JapanRates rates, List<JapanTariffLine> lines)
{
    private static readonly byte[][] s_headers = [.. JapanColumn.All.Select(c => Encoding.UTF8.GetBytes(c.Header))];
    private int _row;

    /// <summary>Reads the chapter and adds its lines.</summary>
    public void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("a list of headings was expected");
        Children(ref reader, new Rate?[JapanColumn.FirstAgreement]);
    }

    private void Children(ref Utf8JsonReader reader, Rate?[] above)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) Node(ref reader, above);
        if (reader.TokenType != JsonTokenType.EndArray) throw new JsonException("a node was expected");
    }

    private void Node(ref Utf8JsonReader reader, Rate?[] above)
    {
        var row = ++_row;
        string stat = "", last = "", description = "", unit = "", marks = "";
        Rate?[]? own = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("stat_code"u8)) stat = Text(ref reader);
            else if (reader.ValueTextEquals("hs_code"u8)) last = Text(ref reader);
            else if (reader.ValueTextEquals("desc"u8)) description = Text(ref reader);
            else if (reader.ValueTextEquals("rate"u8)) own = Rates(ref reader, row, stat, last, ref marks);
            else if (reader.ValueTextEquals("unit"u8)) unit = Unit(ref reader);
            else if (reader.ValueTextEquals("children"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("children are not a list");
                var handed = Handed(own, above);
                if (last.Length > 0) Line(stat, last, description, unit, own, handed, marks, row);
                Children(ref reader, handed);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void Line(string stat, string last, string description, string unit, Rate?[]? own, Rate?[] handed, string marks, int row)
    {
        if (!TariffCode.TryOf(stat + last, out var code) || code.Digits.Length != 9) throw new JsonException($"'{stat}' and '{last}' are not a nine-digit line (node {row})");
        var cells = own ?? new Rate?[JapanColumn.All.Length];
        handed.CopyTo(cells.AsSpan());
        lines.Add(new JapanTariffLine(code, description, unit, ImmutableCollectionsMarshal.AsImmutableArray(cells), marks, file, row));
    }

    // What the lines under a node inherit: its own cell where it has one, otherwise the cell from above.
    private static Rate?[] Handed(Rate?[]? own, Rate?[] above)
    {
        if (own is null) return above;
        Rate?[]? handed = null;
        for (var k = 0; k < above.Length; k++)
        {
            if (own[k] is not { } rate || ReferenceEquals(rate, above[k])) continue;
            handed ??= [.. above];
            handed[k] = rate;
        }
        return handed ?? above;
    }

    private Rate?[]? Rates(ref Utf8JsonReader reader, int row, string stat, string last, ref string marks)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("rates are not an object");
        Rate?[]? cells = null;
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (next < s_headers.Length && reader.ValueTextEquals(s_headers[next])) next++;
            else next = Find(ref reader) + 1;
            reader.Read();
            if (reader.ValueTextEquals(""u8)) continue;
            rates.Cells++;
            cells ??= new Rate?[s_headers.Length];
            if (reader.ValueTextEquals("無税"u8))
            {
                cells[next - 1] = Rate.Free;
                continue;
            }
            if (rates.Of(reader.GetString() ?? "", file, row, stat.Replace(".", "", StringComparison.Ordinal) + last, next - 1) is not { } parsed) continue;
            cells[next - 1] = parsed.Rate;
            if (parsed.Marks.Length > 0) marks += (marks.Length == 0 ? "" : "; ") + JapanColumn.All[next - 1].Key + " " + parsed.Marks;
        }
        return cells;
    }

    private static int Find(ref Utf8JsonReader reader)
    {
        for (var k = 0; k < s_headers.Length; k++)
        {
            if (reader.ValueTextEquals(s_headers[k])) return k;
        }
        throw new JsonException($"the rate column '{reader.GetString()}' is not known");
    }

    private static string Unit(ref Utf8JsonReader reader)
    {
        reader.Read();
        string first = "", second = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("II"u8)) second = Text(ref reader);
            else first = Text(ref reader);
        }
        return second.Length > 0 ? second : first;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? "";
    }
}
