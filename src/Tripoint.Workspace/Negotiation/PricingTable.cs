using System.Collections.Immutable;
using Tripoint.Data.Embedded;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Offers;
using Tripoint.Studies;
using Tripoint.Tables;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A world table laid out for pricing, shared by every negotiation on it. May be used from several threads at once.</summary>
public sealed class PricingTable
{
    private readonly ImmutableDictionary<string, int> _sectors;
    private readonly ImmutableDictionary<string, int> _economies;
    private readonly Lazy<EquilibriumResult> _base;

    /// <summary>Lays a table out.</summary>
    /// <param name="data">Its name.</param>
    /// <param name="year">Its year.</param>
    /// <exception cref="Faults.DataMissingException">There is no such table.</exception>
    public PricingTable(string data, int year)
    {
        Table = TableChoice.World(data, year);
        Model = new EquilibriumModel(Table);
        Lines = HsSectorConcordance.For(Table);
        _sectors = Enumerable.Range(0, Table.SectorCount).ToImmutableDictionary(j => Table.Sectors[j].Code, j => j, StringComparer.Ordinal);
        _economies = Enumerable.Range(0, Table.EconomyCount).ToImmutableDictionary(n => Table.Economies[n].Code, n => n, StringComparer.Ordinal);
        Goods = [.. Enumerable.Range(0, Table.SectorCount).Where(j => Table.Sectors[j].IsGoods)];
        _base = new Lazy<EquilibriumResult>(() => Model.Solve(PolicyChange.None));
    }

    /// <summary>The table.</summary>
    public WorldTable Table { get; }

    /// <summary>The model.</summary>
    public EquilibriumModel Model { get; }

    /// <summary>HS lines by sector, to count lines; null where the classification has no concordance.</summary>
    public HsSectors? Lines { get; }

    /// <summary>Indices of the goods sectors.</summary>
    public ImmutableArray<int> Goods { get; }

    /// <summary>The base, solved.</summary>
    public EquilibriumResult Base => _base.Value;

    /// <summary>The index of a sector, or −1.</summary>
    public int Sector(string code) => _sectors.GetValueOrDefault(code, -1);

    /// <summary>The index of an economy, or −1.</summary>
    public int Economy(string? code) => code is null ? -1 : _economies.GetValueOrDefault(code, -1);

    /// <summary>The flat index of a negotiated tariff, or −1 where the table lacks a party or the sector.</summary>
    public int Cell(TalksView talks, CellKey key)
    {
        int giver = Economy(talks.Party(key.Giver)?.Party.EconomyCode), partner = Economy(talks.Party(key.Partner)?.Party.EconomyCode), sector = Sector(key.Sector);
        return giver < 0 || partner < 0 || sector < 0 || giver == partner || !Table.Sectors[sector].IsGoods ? -1 : Table.Cell(sector, giver, partner);
    }
}
