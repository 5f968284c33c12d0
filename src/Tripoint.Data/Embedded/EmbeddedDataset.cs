using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// The dataset that ships: flows and tariffs of 27 economies and 28 sectors, 2011-2022, and the hybrid world tables made from them with the
/// input coefficients of WIOD 2011. How it is made: docs/models/hybrid-table.md.
/// </summary>
public static class EmbeddedDataset
{
    /// <summary>The years for which there is a table, ascending.</summary>
    public static ImmutableArray<int> Years => HybridScope.Years;

    /// <summary>The economies, in index order.</summary>
    public static ImmutableArray<Economy> Economies => HybridScope.Economies;

    /// <summary>The latest year.</summary>
    public const int LatestYear = HybridScope.TableYear;

    /// <summary>The world table of a year.</summary>
    /// <exception cref="DataMissingException">There is no table of that year.</exception>
    public static WorldTable World(int year = LatestYear) => WorldTable.Create(Content(year));

    /// <summary>Bilateral flows of all years.</summary>
    public static TradePanel Flows()
    {
        var flows = HybridScope.Years.Select(year => KeyValuePair.Create(year, Bilateral(EmbeddedFiles.Flows(year))));
        var provenance = new TableProvenance(
            "flows from the OECD ICIO (extended 2023), 2011-2022, 81 economies aggregated to 27", HybridText.Books, false, HybridText.Sources(EmbeddedFiles.Open(EmbeddedFiles.Sources), null), []);
        return new TradePanel(HybridScope.Economies, HybridScope.Sectors, flows, provenance);
    }

    /// <summary>The applied tariffs of a year, J × N × N in the order and for the economies and sectors of <see cref="Flows"/>; fractions. Those of 2022 are of 2021.</summary>
    /// <exception cref="DataMissingException">There are none of that year.</exception>
    public static double[] Tariffs(int year)
    {
        CheckYear(year);
        return Bilateral(EmbeddedFiles.Tariffs(year));
    }

    /// <summary>The content of a year's table, built from the stored flows, tariffs and prior.</summary>
    internal static WorldTableData Content(int year)
    {
        CheckYear(year);
        var concordance = SectorConcordance.Read(EmbeddedFiles.Parameter(SectorConcordance.FileName));
        var affinity = InputAffinity.Read(EmbeddedFiles.Parameter(InputAffinity.FileName));
        return HybridTable.Build(
            year, Bilateral(EmbeddedFiles.Flows(year)), Bilateral(EmbeddedFiles.Tariffs(year)), Prior(concordance), concordance, affinity, Elasticities(), Provenance(year));
    }

    private static void CheckYear(int year)
    {
        if (!HybridScope.Years.Contains(year))
            throw new DataMissingException(new Fault(
                string.Create(CultureInfo.InvariantCulture, $"the embedded dataset has no year {year}"), "--year", $"a year from {Years[0]} to {Years[^1]}"));
    }

    private static double[] Bilateral(string file) => MatrixText.Read(
        EmbeddedFiles.Bytes(file), file, ["sector", "importer"], [HybridScope.SectorCodes, HybridScope.EconomyCodes], HybridScope.EconomyCodes);

    private static InputPrior Prior(SectorConcordance concordance)
    {
        var shares = MatrixText.Read(
            EmbeddedFiles.Bytes(EmbeddedFiles.PriorInputShares), EmbeddedFiles.PriorInputShares, ["economy", "using"], [HybridScope.EconomyCodes, concordance.Groups], concordance.Groups);
        var final = MatrixText.Read(
            EmbeddedFiles.Bytes(EmbeddedFiles.PriorFinalUse), EmbeddedFiles.PriorFinalUse, ["economy"], [HybridScope.EconomyCodes], concordance.Groups);
        return new InputPrior(concordance.Groups, shares, final);
    }

    private static double[] Elasticities()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.TableFolder + "sectors.csv"), "sectors.csv");
        int column = csv.Column("elasticity"), at = 0;
        var values = new double[HybridScope.Sectors.Length];
        while (csv.NextRow() && at < values.Length) values[at++] = csv.Number(column, 0, 200, "a trade elasticity");
        csv.Faults.ThrowIfAny();
        return values;
    }

    private static TableProvenance Provenance(int year)
    {
        var log = Encoding.UTF8.GetString(EmbeddedFiles.Bytes(EmbeddedFiles.Log(year))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return HybridText.Provenance(year, EmbeddedFiles.Open(EmbeddedFiles.Sources), log);
    }
}
