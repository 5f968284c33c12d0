using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Scenarios;

/// <summary>
/// Settles what the terms of selectors stand for in a table. A code must be held by the table itself. A member of a bloc that the table holds
/// only inside an aggregate is treated by rule: inside EU27 (one customs union, one trade policy) the aggregate stands for it; inside ROW
/// (mostly others) it is left out. Both are noted.
/// </summary>
internal sealed class SelectorResolution(Bloc bloc, WorldTable table)
{
    private readonly Dictionary<Selector, int[]> _economies = [];

    public List<Fault> Faults { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>The indices of the economies a selector picks, ascending.</summary>
    public int[] Economies(Selector selector, ScenarioPlace place)
    {
        if (_economies.TryGetValue(selector, out var known)) return known;
        var picked = new SortedSet<int>();
        foreach (var term in selector.Terms) picked.UnionWith(Economy(term, At(selector, place)));
        int[] result = [.. picked];
        _economies.Add(selector, result);
        return result;
    }

    /// <summary>The indices of the sectors a selector picks, ascending.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="goodsOnly">Whether 'all' means all goods.</param>
    /// <param name="place">Where to report faults when the selector has no place of its own.</param>
    public int[] Sectors(Selector selector, bool goodsOnly, ScenarioPlace place)
    {
        var picked = new SortedSet<int>();
        foreach (var term in selector.Terms)
        {
            var before = picked.Count;
            Func<Sector, bool>? kind = term.ToLowerInvariant() switch
            {
                "all" => s => !goodsOnly || s.IsGoods,
                "goods" => s => s.IsGoods,
                "services" => s => !s.IsGoods,
                "agriculture" => s => s.Kind == SectorKind.Agriculture,
                "manufactures" or "manufacturing" => s => s.Kind == SectorKind.Manufacturing,
                "mining" => s => s.Kind == SectorKind.Mining,
                _ => null,
            };
            for (var j = 0; kind is not null && j < table.SectorCount; j++)
            {
                if (kind(table.Sectors[j])) picked.Add(j);
            }
            if (kind is not null) continue;
            var at = table.IndexOfSector(term);
            if (at >= 0) picked.Add(at);
            else UnknownSector(term, At(selector, place));
        }
        return [.. picked];
    }

    private static ScenarioPlace At(Selector selector, ScenarioPlace place) => selector.Place.Line > 0 ? selector.Place : place;

    private IEnumerable<int> Economy(string term, ScenarioPlace place)
    {
        switch (term.ToLowerInvariant())
        {
            case "all": return Enumerable.Range(0, table.EconomyCount);
            case "bloc": return Members(bloc);
            case "others":
                var inside = Members(bloc).ToHashSet();
                return Enumerable.Range(0, table.EconomyCount).Where(at => !inside.Contains(at));
            default:
                var own = IndexOfCode(term);
                if (own >= 0) return [own];
                if (Bloc.TryOf(term, out var known)) return Members(known);
                UnknownEconomy(term, place);
                return [];
        }
    }

    /// <summary>A table's own economies (a province, a region) are no list's, so the code alone decides.</summary>
    private int IndexOfCode(string code)
    {
        for (var at = 0; at < table.EconomyCount; at++)
        {
            if (table.Economies[at].Code == code) return at;
        }
        return -1;
    }

    private List<int> Members(Bloc group)
    {
        var found = new List<int>();
        List<string> standIn = [], leftOut = [];
        var union = IndexOfCode("EU27");
        var rest = IndexOfCode("ROW");
        foreach (var member in group.Members)
        {
            var at = table.IndexOf(member);
            if (at < 0 && union >= 0 && Bloc.TryOf("EU27", out var eu) && eu.Contains(member))
            {
                at = union;
                standIn.Add(member.Code);
            }
            if (at >= 0) found.Add(at);
            else leftOut.Add(member.Code);
        }
        if (standIn.Count > 0)
            Note($"{group.Code}: the table holds {string.Join(", ", standIn)} only inside EU27, which stands for {(standIn.Count == 1 ? "it" : "them")} as a whole (one trade policy).");
        if (leftOut.Count > 0)
            Note($"{group.Code}: {string.Join(", ", leftOut)} left out, because the table holds {(leftOut.Count == 1 ? "it" : "them")} {(rest >= 0 ? "only inside ROW" : "nowhere")}.");
        return found;
    }

    private void UnknownEconomy(string term, ScenarioPlace place)
    {
        if (!Codes.Economy.TryOf(term, out var economy))
        {
            var remedy = "";
            try
            {
                Codes.Economy.Of(term);
            }
            catch (BadInputException e)
            {
                remedy = e.Faults[0].Remedy;
            }
            Faults.Add(place.Fault($"unknown economy '{term}'", "bloc, others, all, a code such as KOR, or a bloc such as ASEAN", remedy));
            return;
        }
        var inUnion = IndexOfCode("EU27") >= 0 && Bloc.TryOf("EU27", out var eu) && eu.Contains(economy);
        var inside = inUnion ? "EU27" : IndexOfCode("ROW") >= 0 ? "ROW" : "";
        Faults.Add(inside.Length > 0
            ? place.Fault($"the table '{table.Name}' holds {term} only inside {inside}", "", $"Write {inside}, or use a table that lists {term}")
            : place.Fault($"the table '{table.Name}' has no {term}", $"one of {string.Join(", ", table.Economies)}"));
    }

    private void UnknownSector(string term, ScenarioPlace place)
    {
        var close = table.Sectors.FirstOrDefault(s => s.Code.Equals(term, StringComparison.OrdinalIgnoreCase)
            || s.Name.English.Equals(term, StringComparison.OrdinalIgnoreCase));
        Faults.Add(place.Fault(
            $"unknown sector '{term}' in the table '{table.Name}'",
            $"all, goods, services, agriculture, manufactures, mining, or one of {string.Join(", ", table.Sectors)}",
            close is null ? "" : $"Did you mean {close.Code}?"));
    }

    public void Note(string sentence)
    {
        if (!Notes.Contains(sentence)) Notes.Add(sentence);
    }
}
