using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>
/// The one object all models read: N economies, J sectors, a year. Immutable and checked: goods markets clear, shares sum to one, final
/// demand is non-negative, the deficits are imports less exports.
/// Notation (docs/notation.md): M_ni^j trade, τ_ni^j tariff, γ_n^{k,j} input share, γ_n^j value-added share, α_n^j final share.
/// </summary>
public sealed class WorldTable
{
    private readonly double[] _trade, _tariff, _inputShare, _valueAddedShare, _finalShare, _deficit, _elasticity;
    private readonly double[] _output, _expenditure, _income;
    private readonly ImmutableDictionary<string, double[]> _tariffTables;
    private readonly Dictionary<Economy, int> _economyIndex;
    private readonly Dictionary<string, int> _sectorIndex;

    internal WorldTable(WorldTableData data, WorldTableAccounts accounts, ConstructionReport report)
    {
        Name = data.Name;
        Year = data.Year;
        Economies = data.Economies;
        Sectors = data.Sectors;
        Provenance = data.Provenance;
        Report = report;
        _trade = [.. data.Trade];
        _tariff = [.. data.Tariff];
        _inputShare = accounts.InputShare;
        _valueAddedShare = accounts.ValueAddedShare;
        _finalShare = accounts.FinalShare;
        _deficit = accounts.Deficit;
        _elasticity = [.. data.Elasticity];
        _output = accounts.Output;
        _expenditure = accounts.Expenditure;
        _income = accounts.Income;
        _tariffTables = data.TariffTables.ToImmutableDictionary(t => t.Key, t => t.Value.ToArray(), StringComparer.Ordinal);
        _economyIndex = Economies.Select((e, at) => (e, at)).ToDictionary(p => p.e, p => p.at);
        _sectorIndex = Sectors.Select((s, at) => (s, at)).ToDictionary(p => p.s.Code, p => p.at, StringComparer.Ordinal);
    }

    /// <summary>A name for messages and lists.</summary>
    public string Name { get; }

    /// <summary>The year of the flows.</summary>
    public int Year { get; }

    /// <summary>The N economies, in index order.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The J sectors, in index order.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>Where it comes from and how it was made.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>What was checked and what re-balancing moved.</summary>
    public ConstructionReport Report { get; }

    /// <summary>N.</summary>
    public int EconomyCount => Economies.Length;

    /// <summary>J.</summary>
    public int SectorCount => Sectors.Length;

    /// <summary>M_ni^j, J × N × N: sector, importer n, exporter i; million US$ at exporter's prices before tariff, domestic sales on n = i.</summary>
    public ReadOnlySpan<double> Trade => _trade;

    /// <summary>τ_ni^j, J × N × N in the order of <see cref="Trade"/>; ad valorem fractions, zero on n = i.</summary>
    public ReadOnlySpan<double> Tariff => _tariff;

    /// <summary>γ_n^j, N × J: value added as a share of gross output.</summary>
    public ReadOnlySpan<double> ValueAddedShare => _valueAddedShare;

    /// <summary>γ_n^{k,j}, N × J(using j) × J(input k): share of gross output; with γ_n^j sums to 1.</summary>
    public ReadOnlySpan<double> InputShare => _inputShare;

    /// <summary>α_n^j, N × J: share of final expenditure.</summary>
    public ReadOnlySpan<double> FinalShare => _finalShare;

    /// <summary>D_n, N: imports less exports before tariff, million US$; sums to zero.</summary>
    public ReadOnlySpan<double> Deficit => _deficit;

    /// <summary>θ_j, J: trade elasticities, positive.</summary>
    public ReadOnlySpan<double> Elasticity => _elasticity;

    /// <summary>Y_n^j, N × J: gross output, million US$ (derived from <see cref="Trade"/>).</summary>
    public ReadOnlySpan<double> Output => _output;

    /// <summary>X_n^j, N × J: expenditure including tariffs, million US$ (derived).</summary>
    public ReadOnlySpan<double> Expenditure => _expenditure;

    /// <summary>I_n, N: final expenditure = value added + tariff revenue + deficit, million US$ (derived).</summary>
    public ReadOnlySpan<double> Income => _income;

    /// <summary>Names of the further tariff matrices imported with the table.</summary>
    public IEnumerable<string> TariffTableNames => _tariffTables.Keys.Order(StringComparer.Ordinal);

    /// <summary>Checks raw content and builds a table.</summary>
    /// <exception cref="BadInputException">The content is malformed or does not balance; all faults are listed.</exception>
    public static WorldTable Create(WorldTableData data) => WorldTableConstruction.Build(data);

    /// <summary>The flat index of (sector j, importer n, exporter i) in <see cref="Trade"/> and <see cref="Tariff"/>.</summary>
    public int Cell(int sector, int importer, int exporter) => ((sector * EconomyCount) + importer) * EconomyCount + exporter;

    /// <summary>The index of an economy, or −1.</summary>
    public int IndexOf(Economy economy) => _economyIndex.GetValueOrDefault(economy, -1);

    /// <summary>The index of a sector by its code, or −1.</summary>
    public int IndexOfSector(string code) => _sectorIndex.GetValueOrDefault(code, -1);

    /// <summary>A further tariff matrix imported with the table, J × N × N fractions.</summary>
    public bool TryTariffTable(string name, [NotNullWhen(true)] out double[]? tariff)
    {
        var found = _tariffTables.TryGetValue(name, out var stored);
        tariff = found ? stored!.ToArray() : null;
        return found;
    }

    /// <summary>A copy of the content, to build a changed table from.</summary>
    public WorldTableData ToData() => new()
    {
        Name = Name,
        Year = Year,
        Economies = Economies,
        Sectors = Sectors,
        Trade = [.. _trade],
        Tariff = [.. _tariff],
        InputShare = [.. _inputShare],
        ValueAddedShare = [.. _valueAddedShare],
        FinalShare = [.. _finalShare],
        Deficit = [.. _deficit],
        Elasticity = [.. _elasticity],
        TariffTables = _tariffTables,
        Provenance = Provenance,
        Rebalancing = Report.Rebalancing,
    };
}
