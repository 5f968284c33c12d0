using System.Collections.Immutable;

namespace Tripoint.Workspace.Negotiation;

/// <summary>The joint draft after a number of moves. Immutable: pages share it.</summary>
public sealed class Draft
{
    /// <summary>Before the first move.</summary>
    public static Draft Empty { get; } = new(0, ImmutableDictionary<CellKey, CellState>.Empty);

    private Draft(int number, ImmutableDictionary<CellKey, CellState> cells)
    {
        Number = number;
        Cells = cells;
    }

    /// <summary>How many moves it holds.</summary>
    public int Number { get; }

    /// <summary>Every tariff of which something was said.</summary>
    public ImmutableDictionary<CellKey, CellState> Cells { get; }

    /// <summary>What stands on the table for a tariff.</summary>
    public CellState this[CellKey key] => Cells.GetValueOrDefault(key, CellState.Empty);

    /// <summary>How many tariffs are agreed.</summary>
    public int Agreed => Cells.Values.Count(c => c.IsAgreed);

    /// <summary>How many stand in brackets.</summary>
    public int Open => Cells.Values.Count(c => c.IsOpen);

    /// <summary>The draft after more moves.</summary>
    /// <param name="number">The number of the last of them.</param>
    /// <param name="positions">Their positions, in any order.</param>
    public Draft After(int number, IEnumerable<DraftCell> positions)
    {
        var cells = Cells.ToBuilder();
        foreach (var p in positions.OrderBy(p => p.Version))
        {
            var key = new CellKey(p.Giver, p.Partner, p.Sector, p.Line);
            cells[key] = cells.GetValueOrDefault(key, CellState.Empty).With(p.Side, new DraftPosition(p.Rate, p.Staging, p.Version, p.Number));
        }
        return new Draft(number, cells.ToImmutable());
    }
}
