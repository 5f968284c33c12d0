using System.Collections.Immutable;

namespace Tripoint.Codes;

/// <summary>
/// The editions of the Harmonized System side by side: which codes each has, and what became of a code in another edition. Rests on the
/// correspondence tables of the UN Statistics Division, which name one older code for each newer one; read the other way round, a code can
/// split into several.
/// </summary>
public sealed class HsConcordance
{
    private readonly Dictionary<int, byte> _editions;
    private readonly Dictionary<(HsEdition From, HsEdition To), Dictionary<int, int>> _older;
    private readonly Dictionary<(HsEdition From, HsEdition To), Dictionary<int, ImmutableArray<int>>> _maps = [];

    /// <summary>Keeps the lists.</summary>
    /// <param name="codes">Every code with the editions that have it, edition e as bit e.</param>
    /// <param name="changes">For pairs of a newer and an older edition, the codes whose older code is another; all others keep theirs.</param>
    public HsConcordance(IEnumerable<KeyValuePair<Hs6, byte>> codes, IEnumerable<(HsEdition Newer, HsEdition Older, Hs6 Code, Hs6 OlderCode)> changes)
    {
        _editions = codes.ToDictionary(c => c.Key.Number, c => c.Value);
        _older = [];
        foreach (var (newer, older, code, olderCode) in changes)
        {
            if (!_older.TryGetValue((newer, older), out var map)) _older.Add((newer, older), map = []);
            map.Add(code.Number, olderCode.Number);
        }
    }

    /// <summary>Whether an edition has a code. The special chapters 98 and 99 are in all.</summary>
    public bool Has(Hs6 code, HsEdition edition) => code.IsSpecial || (_editions.TryGetValue(code.Number, out var editions) && (editions >> (int)edition & 1) == 1);

    /// <summary>The editions that have a code; empty where none has.</summary>
    public ImmutableArray<HsEdition> EditionsOf(Hs6 code) => _editions.TryGetValue(code.Number, out var editions) ? [.. HsEditions.All.Where(e => (editions >> (int)e & 1) == 1)] : [];

    /// <summary>The codes of an edition, ascending.</summary>
    public ImmutableArray<Hs6> CodesOf(HsEdition edition) => [.. _editions.Where(c => (c.Value >> (int)edition & 1) == 1).Select(c => Hs6.OfNumber(c.Key)).Order()];

    /// <summary>
    /// What a code is in another edition: one code, several where it was split, none where the tables name no successor. Editions without a table
    /// of their own are reached through the newest one.
    /// </summary>
    public ImmutableArray<Hs6> Convert(Hs6 code, HsEdition from, HsEdition to)
    {
        if (from == to || code.IsSpecial) return [code];
        lock (_maps)
        {
            if (!_maps.TryGetValue((from, to), out var map)) _maps.Add((from, to), map = Map(from, to));
            return map.TryGetValue(code.Number, out var codes) ? [.. codes.Select(Hs6.OfNumber)] : [];
        }
    }

    private Dictionary<int, ImmutableArray<int>> Map(HsEdition from, HsEdition to)
    {
        if (_older.ContainsKey((from, to))) return CodesOf(from).ToDictionary(c => c.Number, c => ImmutableArray.Create(Older(c.Number, from, to)));
        if (_older.ContainsKey((to, from)))
        {
            return CodesOf(to).GroupBy(c => Older(c.Number, to, from)).ToDictionary(g => g.Key, g => g.Select(c => c.Number).Order().ToImmutableArray());
        }
        Dictionary<int, ImmutableArray<int>> first = Map(from, HsEdition.Hs2022), second = Map(HsEdition.Hs2022, to);
        return first.ToDictionary(c => c.Key, c => c.Value.SelectMany(middle => second.GetValueOrDefault(middle, [])).Distinct().Order().ToImmutableArray());
    }

    private int Older(int code, HsEdition newer, HsEdition older) => _older[(newer, older)].GetValueOrDefault(code, code);
}
