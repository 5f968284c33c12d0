using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Indicators from tables too big to ship, computed when the dataset was built: what economies relied on in 1995, 2008 and 2011, and whose
/// demand caused whose CO₂ in 2008 and 2011. How they are made: docs/models/embedded-indicators.md.
/// </summary>
public static class EmbeddedIndicators
{
    /// <summary>
    /// Look-through reliance from the WIOD tables, by year, economy, side and partner. Partners are all foreign economies of WIOD (40) and the
    /// groups CJK and EU27.
    /// </summary>
    public static ImmutableArray<RelianceRecord> Reliance()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.Reliance), EmbeddedFiles.Reliance);
        int year = csv.Column("year"), economy = csv.Column("economy"), partner = csv.Column("partner"), side = csv.Column("side");
        int face = csv.Column("face"), total = csv.Column("total"), hidden = csv.Column("hidden");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<RelianceRecord>();
        while (csv.NextRow())
        {
            if (!IndicatorScope.TryPartner(csv.Text(economy), out var whose)) csv.Faults.Add($"unknown economy '{csv.Text(economy)}'", csv.Line, economy + 1);
            else if (!IndicatorScope.TryPartner(csv.Text(partner), out var other)) csv.Faults.Add($"unknown partner '{csv.Text(partner)}'", csv.Line, partner + 1);
            else all.Add(new RelianceRecord(Year(csv, year), whose, other, Side(csv, side), Share(csv, face), Share(csv, total), csv.Number(hidden, -1, 1, "a difference of shares")));
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    /// <summary>CO₂ by where it is emitted and whose final demand causes it, Mt, for CHN, JPN, KOR, USA, EU27 and ROW (all the rest): they add up to the world.</summary>
    public static ImmutableArray<FootprintRecord> Footprints()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.Footprints), EmbeddedFiles.Footprints);
        int year = csv.Column("year"), from = csv.Column("from"), to = csv.Column("to"), value = csv.Column("mt_co2");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<FootprintRecord>();
        while (csv.NextRow())
        {
            if (!IndicatorScope.TryPartner(csv.Text(from), out var source)) csv.Faults.Add($"unknown economy '{csv.Text(from)}'", csv.Line, from + 1);
            else if (!IndicatorScope.TryPartner(csv.Text(to), out var user)) csv.Faults.Add($"unknown economy '{csv.Text(to)}'", csv.Line, to + 1);
            else all.Add(new FootprintRecord(Year(csv, year), source, user, csv.Number(value, 0, 1e6, "Mt of CO₂, not negative")));
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    /// <summary>Where <see cref="Reliance"/> comes from and how it is to be read.</summary>
    public static TableProvenance RelianceProvenance() => new(
        "look-through reliance from the World Input-Output Tables of 1995, 2008 and 2011; totals normalised by B − I, all sectors on both sides",
        "WIOD: national accounts and trade statistics balanced by the database's authors; no single party's books",
        false,
        Sources("reliance"),
        [
            "Face value: first tier only. Total: all tiers, normalised by B − I. Hidden: total less face value",
            "Shares of all sources or buyers, the own economy included (Baldwin, Freeman and Theodorakopoulos 2022); content, not the cost of a cut-off",
            "Groups (CJK, EU27) add up their members without the economy itself; Croatia is not in WIOD and lies in ROW",
        ]);

    /// <summary>Where <see cref="Footprints"/> come from and how they are to be read.</summary>
    public static TableProvenance FootprintProvenance() => new(
        "CO₂ footprints from the World Input-Output Tables and the CO₂ accounts of 2008 and 2011",
        "WIOD: national accounts and trade statistics balanced by the database's authors; no single party's books",
        true,
        Sources("footprints"),
        [
            "CO₂ of an economy for its own final demand includes what households emit themselves",
            "A NACE sector that feeds several of the table's sectors is split by their gross output (data/parameters/concordance-nace56-wiod35.csv)",
            "One intensity a sector: exports and home sales are taken to emit alike",
            "EU27 is its 26 members in WIOD; CO₂ of Switzerland, Croatia and Norway is counted in ROW",
        ]);

    private static ImmutableArray<SourceRecord> Sources(string indicator)
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.IndicatorSources), EmbeddedFiles.IndicatorSources);
        int only = csv.Column("indicator"), title = csv.Column("title"), vintage = csv.Column("vintage"), licence = csv.Column("licence"), file = csv.Column("file"), sha = csv.Column("sha256");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<SourceRecord>();
        while (csv.NextRow())
        {
            if (csv.Field(only).SequenceEqual(indicator)) all.Add(new SourceRecord(csv.Text(title), csv.Text(vintage), csv.Text(licence), csv.Text(file), csv.Text(sha)));
        }
        return all.ToImmutable();
    }

    private static int Year(CsvFile csv, int column) => (int)csv.Number(column, 1900, 2100, "a year");

    private static double Share(CsvFile csv, int column) => csv.Number(column, 0, 1, "a share from 0 to 1");

    private static string Side(CsvFile csv, int column)
    {
        if (csv.Field(column).SequenceEqual(RelianceRecord.Inputs)) return RelianceRecord.Inputs;
        if (!csv.Field(column).SequenceEqual(RelianceRecord.Sales)) csv.Faults.Add($"unknown side '{csv.Text(column)}'", csv.Line, column + 1, "inputs or sales");
        return RelianceRecord.Sales;
    }
}
