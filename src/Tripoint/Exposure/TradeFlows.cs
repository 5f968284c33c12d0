using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Exposure;

/// <summary>The bilateral flows of one year that all exposure indicators are functions of, from a world table or from a trade panel.</summary>
public sealed class TradeFlows
{
    private readonly double[] _values;
    private readonly TableProvenance _provenance;

    private TradeFlows(ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors, int year, ReadOnlySpan<double> values, TableProvenance provenance)
    {
        Economies = economies;
        Sectors = sectors;
        Year = year;
        _values = values.ToArray();
        _provenance = provenance;
    }

    /// <summary>The N economies, in index order.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The J sectors, in index order.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>M_ni^j, J × N × N: sector, importer n, exporter i; million US$ before tariff, domestic sales on n = i.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The flows of a world table.</summary>
    public static TradeFlows Of(WorldTable table) => new(table.Economies, table.Sectors, table.Year, table.Trade, table.Provenance);

    /// <summary>The flows of one year of a panel.</summary>
    /// <exception cref="DataMissingException">The panel has no such year.</exception>
    public static TradeFlows Of(TradePanel panel, int year) => new(panel.Economies, panel.Sectors, year, panel.Flows(year), panel.Provenance);

    /// <summary>The basis of a figure made from these flows.</summary>
    public ExposureBasis Basis(string unit) => new(unit, Year, _provenance.Books, _provenance.HowMade);

    /// <summary>The flow of a sector from exporter i to importer n, or of several sectors together, million US$.</summary>
    public double Flow(SectorChoice sectors, int importer, int exporter)
    {
        int n = Economies.Length;
        var sum = 0.0;
        foreach (var j in sectors.Indices) sum += _values[((j * n) + importer) * n + exporter];
        return sum;
    }

    /// <summary>All sectors, all goods, or one sector by its code.</summary>
    /// <exception cref="BadInputException">No sector has that code.</exception>
    public SectorChoice Choose(string code)
    {
        Func<Sector, bool> include = code switch
        {
            SectorChoice.All => _ => true,
            SectorChoice.Goods => s => s.IsGoods,
            SectorChoice.Services => s => !s.IsGoods,
            _ => s => s.Code == code,
        };
        var indices = Enumerable.Range(0, Sectors.Length).Where(j => include(Sectors[j])).ToImmutableArray();
        return indices.IsEmpty
            ? throw new BadInputException($"unknown sector '{code}'", "--sector", $"all, goods, services, or one of {string.Join(", ", Sectors)}")
            : new SectorChoice(code, indices);
    }

    /// <summary>The index of an economy.</summary>
    /// <exception cref="BadInputException">The data do not hold it.</exception>
    public int IndexOf(Economy economy)
    {
        var at = Economies.IndexOf(economy);
        return at >= 0 ? at : throw new BadInputException($"the data hold no {economy.Code} of its own", "", $"one of {string.Join(", ", Economies)}");
    }

    /// <summary>The value of every partner for one economy: sales to each as importer, or purchases from each as exporter; own sales on its own index.</summary>
    internal double[] ByPartner(int economy, SectorChoice sectors, TradeDirection direction)
    {
        var values = new double[Economies.Length];
        for (var partner = 0; partner < values.Length; partner++)
            values[partner] = direction == TradeDirection.Exports ? Flow(sectors, partner, economy) : Flow(sectors, economy, partner);
        return values;
    }
}
