using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Data.Import;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>The sentences that travel with the hybrid tables.</summary>
internal static class HybridText
{
    /// <summary>Whose books the flows are.</summary>
    public const string Books = "OECD ICIO: reporters' declarations balanced by the OECD; no single party's books";

    /// <summary>The sources: <c>year,title,vintage,licence,file,sha256</c>, with an empty year for those of every year.</summary>
    public static ImmutableArray<SourceRecord> Sources(Stream stream, int? year)
    {
        using var csv = CsvFile.Read(stream, EmbeddedFiles.Sources);
        int only = csv.Column("year"), title = csv.Column("title"), vintage = csv.Column("vintage"), licence = csv.Column("licence"), file = csv.Column("file"), sha = csv.Column("sha256");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<SourceRecord>();
        while (csv.NextRow())
        {
            var given = csv.Text(only);
            if (year is null ? given.Length == 0 : given.Length > 0 && given != year.Value.ToString(CultureInfo.InvariantCulture)) continue;
            all.Add(new SourceRecord(csv.Text(title), csv.Text(vintage), csv.Text(licence), csv.Text(file), csv.Text(sha)));
        }
        return all.ToImmutable();
    }

    /// <summary>The provenance of a year's table.</summary>
    public static TableProvenance Provenance(int year, Stream sources, IEnumerable<string> log) => new(
        string.Create(CultureInfo.InvariantCulture, $"{year} hybrid: flows and tariffs from ICIO {year}, input coefficients from WIOD 2011 by a written concordance, re-balanced by RAS"),
        Books,
        true,
        Sources(sources, year),
        [
            "Input coefficients are technical relations of 2011, not of the table's year",
            "WIOD coefficients are at basic prices; expenditure here includes tariffs, so a product's tariff counts as part of its input cost",
            "Value added includes taxes less subsidies on products and international transport margins of the inputs, as WIOD's columns leave them",
            "Economies without a WIOD table of their own take a donor's coefficients: see data/parameters/concordance-economies.csv",
            "WIOD's negative inventory changes were set to zero before the shares of final use were taken",
            .. log,
        ]);
}
