using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>What the header of an OECD ICIO file says: which column belongs to which economy and sector or final-demand category.</summary>
internal sealed class OecdIcioLayout
{
    /// <summary>The target of a column OUT or TOTAL.</summary>
    public const int OutputColumn = int.MinValue;

    private static readonly ImmutableArray<string> s_classifications = ["ICIO45", "ICIO50"];
    private static readonly ImmutableArray<string> s_finals = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR", "P33", "DISC", "HC", "CONS_ABR", "CONS_NONRES"];
    private static readonly ImmutableDictionary<string, string> s_splits = ImmutableDictionary<string, string>.Empty
        .Add("CN1", "CHN").Add("CN2", "CHN").Add("MX1", "MEX").Add("MX2", "MEX");

    private readonly Dictionary<string, (int Row, int Position, bool Folded)> _rows = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _folded = new(StringComparer.Ordinal);

    private OecdIcioLayout(string classification, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors, ImmutableArray<string> finals, int[] targets)
    {
        Classification = classification;
        Economies = economies;
        Sectors = sectors;
        FinalCategories = finals;
        Targets = targets;
    }

    /// <summary>The classification of the sectors: ICIO45 or ICIO50.</summary>
    public string Classification { get; }

    /// <summary>The economies in the order of their first column, splits folded.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The sectors in the order of their first column.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>The final-demand categories in the order of their first column.</summary>
    public ImmutableArray<string> FinalCategories { get; }

    /// <summary>By column after the first: the intermediate column (≥ 0), −1 − the final-demand column, or <see cref="OutputColumn"/>.</summary>
    public int[] Targets { get; }

    /// <summary>NJ.</summary>
    public int RowCount => Economies.Length * Sectors.Length;

    /// <summary>NF.</summary>
    public int FinalCount => Economies.Length * FinalCategories.Length;

    /// <summary>The number of row labels the file must have, splits counted separately.</summary>
    public int LabelCount => _rows.Count;

    /// <summary>The row labels the file must have, in the order of the columns.</summary>
    public IEnumerable<string> Labels => _rows.Keys;

    /// <summary>Whether there is a column OUT or TOTAL.</summary>
    public bool HasOutputColumn { get; private init; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="BadInputException">Unknown economies or sectors, a column twice, or a missing column.</exception>
    public static OecdIcioLayout Of(string file, string[] header)
    {
        var faults = new FaultList(file);
        var labels = header[1..];
        if (labels.Length > 0 && labels[^1].Length == 0) labels = labels[..^1];
        var parts = labels.Select(Split).ToArray();
        var codes = parts.Where(p => !IsFinal(p.Sector) && !IsOutput(p)).Select(p => p.Sector).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var classification = s_classifications.MaxBy(c => codes.Count(code => Sector.Of(c).Any(s => s.Code == code)))!;
        var known = Sector.Of(classification).ToDictionary(s => s.Code, StringComparer.Ordinal);
        if (codes.Count == 0) throw new BadInputException(Fault.InFile("no column is an economy and a sector", file, 1, 0, "columns such as CHN_C26 and CHN_HFCE"));

        var economies = new Dictionary<string, int>(StringComparer.Ordinal);
        var sectors = new Dictionary<string, int>(StringComparer.Ordinal);
        var finals = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var c = 0; c < parts.Length; c++)
        {
            if (IsOutput(parts[c])) continue;
            var economy = s_splits.GetValueOrDefault(parts[c].Economy, parts[c].Economy);
            if (!economies.ContainsKey(economy))
            {
                if (!Economy.TryOf(economy, out _)) faults.Add($"unknown economy '{economy}' in the column '{labels[c]}'", 1, c + 2, "an ISO 3166 alpha-3 code, or ROW");
                economies.Add(economy, economies.Count);
            }
            var members = IsFinal(parts[c].Sector) ? finals : sectors;
            if (members.ContainsKey(parts[c].Sector)) continue;
            if (members == sectors && !known.ContainsKey(parts[c].Sector))
                faults.Add($"unknown sector '{parts[c].Sector}' in the column '{labels[c]}'", 1, c + 2, $"a sector of {classification} such as C26, or a final-demand category such as HFCE");
            members.Add(parts[c].Sector, members.Count);
        }
        faults.ThrowIfAny();

        var targets = new int[labels.Length];
        var layout = new OecdIcioLayout(
            classification, [.. economies.Keys.Select(Economy.Of)], [.. sectors.Keys.Select(s => known[s])], [.. finals.Keys], targets)
        {
            HasOutputColumn = parts.Any(IsOutput),
        };
        var columns = new HashSet<string>(StringComparer.Ordinal);
        var filled = new bool[layout.RowCount + layout.FinalCount];
        for (var c = 0; c < parts.Length; c++)
        {
            if (!columns.Add(labels[c])) faults.Add($"the column '{labels[c]}' comes twice", 1, c + 2, "each column once");
            if (IsOutput(parts[c]))
            {
                targets[c] = OutputColumn;
                continue;
            }
            var isSplit = s_splits.TryGetValue(parts[c].Economy, out var whole);
            var economy = economies[isSplit ? whole! : parts[c].Economy];
            var isFinal = IsFinal(parts[c].Sector);
            var at = isFinal ? economy * finals.Count + finals[parts[c].Sector] : economy * sectors.Count + sectors[parts[c].Sector];
            targets[c] = isFinal ? -1 - at : at;
            filled[isFinal ? layout.RowCount + at : at] = true;
            if (isFinal) continue;
            if (isSplit) layout._folded.Add(whole!);
            layout._rows[labels[c]] = (at, layout._rows.Count, isSplit);
        }
        // Where an economy is split, a row under its own code adds to the same row: all of them are folded in order.
        foreach (var (label, row) in layout._rows.ToList())
        {
            if (layout._folded.Contains(layout.Economies[row.Row / sectors.Count].Code)) layout._rows[label] = row with { Folded = true };
        }
        for (var at = 0; at < filled.Length; at++)
        {
            if (filled[at]) continue;
            var label = at < layout.RowCount
                ? $"{layout.Economies[at / sectors.Count]}_{layout.Sectors[at % sectors.Count].Code}"
                : $"{layout.Economies[(at - layout.RowCount) / finals.Count]}_{layout.FinalCategories[(at - layout.RowCount) % finals.Count]}";
            faults.Add($"the column '{label}' is missing", 1, 0, "every economy with every sector and final-demand category");
        }
        if (finals.Count == 0) faults.Add("there is no final-demand column", 1, 0, "columns such as CHN_HFCE");
        faults.ThrowIfAny();
        return layout;
    }

    /// <summary>The row of a label, the label's position among all, and whether it is added to a row that has other labels too.</summary>
    public bool TryRow(string label, out int row, out int position, out bool folded)
    {
        var found = _rows.TryGetValue(label, out var entry);
        (row, position, folded) = entry;
        return found;
    }

    /// <summary>What a row below the table holds: TLS, VA, OUT; TAX for taxes of one levying economy; empty for one to pass over; null for none of these.</summary>
    public static string? BelowRow(string label) => label switch
    {
        "TLS" or "TXS" => "TLS",
        "VA" or "VALU" or "VAL" => "VA",
        "OUT" or "OUTPUT" or "TOTAL" => "OUT",
        _ when label.EndsWith("_TAXSUB", StringComparison.Ordinal) || label.EndsWith("_TLS", StringComparison.Ordinal) => "TAX",
        _ => null,
    };

    /// <summary>Why a row label is not understood.</summary>
    public string WhyUnknown(string label)
    {
        var (economy, sector) = Split(label);
        var whole = s_splits.GetValueOrDefault(economy, economy);
        if (sector.Length == 0) return $"unknown row '{label}'";
        if (!Economies.Any(e => e.Code == whole)) return $"unknown economy '{economy}' in the row '{label}'";
        return Sectors.Any(s => s.Code == sector) ? $"the row '{label}' has no column" : $"unknown sector '{sector}' in the row '{label}'";
    }

    /// <summary>What was done on the way.</summary>
    public ImmutableArray<string> Log()
    {
        var log = ImmutableArray.CreateBuilder<string>();
        foreach (string economy in _folded)
            log.Add($"the parts {string.Join(" and ", s_splits.Where(s => s.Value == economy).Select(s => s.Key).Order(StringComparer.Ordinal))} were added up to {economy}");
        return log.ToImmutable();
    }

    private static bool IsFinal(string sector) => s_finals.Contains(sector, StringComparer.Ordinal);

    private static bool IsOutput((string Economy, string Sector) column) => column is { Economy: "OUT" or "TOTAL" or "OUTPUT", Sector: "" };

    private static (string Economy, string Sector) Split(string label)
    {
        var at = label.IndexOf('_', StringComparison.Ordinal);
        return at < 0 ? (label, "") : (label[..at], label[(at + 1)..]);
    }
}
