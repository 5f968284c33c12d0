using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Parameters;
using Tripoint.Data.Provenance;
using Tripoint.Quantities;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>Turns what a user says about trade elasticities into one for each sector.</summary>
internal static class ElasticityChoice
{
    /// <summary>
    /// Reads a choice: <c>default</c> or a set of <c>data/parameters/elasticities.yaml</c> by its name, a number for all sectors, or a CSV
    /// file. A classification no set has (EXIOBASE's, a user's own) takes by default the mean over the ICIO28 sectors of the same broad kind.
    /// </summary>
    /// <exception cref="Faults.BadInputException">Neither a known set, nor a number in range, nor a usable file.</exception>
    public static (double[] Theta, (SourceRecord Source, string Log) Provenance) For(string? choice, ImmutableArray<Sector> sectors)
    {
        var shipped = ElasticityFile.Shipped();
        var classification = sectors[0].Classification;
        if (choice is null or "default")
        {
            return shipped.Classifications.Contains(classification, StringComparer.Ordinal) ? Set(shipped.Default(classification), sectors) : ByKind(shipped.Default("ICIO28"), sectors);
        }
        if (shipped.Sets.Any(s => s.Name == choice)) return Set(shipped.Set(choice, classification), sectors);
        if (double.TryParse(choice, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var theta = new TradeElasticity(number).Theta;
            return ([.. sectors.Select(_ => theta)], (new SourceRecord("", "", ""), FormattableString.Invariant($"one trade elasticity of {theta} for all sectors, as given")));
        }
        var values = ElasticityCsv.Read(choice, sectors);
        var file = Path.GetFileName(choice);
        return (values, (new SourceRecord("trade elasticities given with the import", "as given", KnownLicences.OwnTable, file, FileHash.Sha256(choice)), $"trade elasticities from {file}"));
    }

    private static (double[], (SourceRecord, string)) Set(ElasticitySet set, ImmutableArray<Sector> sectors) =>
        (set.For(sectors), (new SourceRecord("", "", ""), $"trade elasticities '{set.Name}' for {set.Classification}: {set.Reference}"));

    private static (double[], (SourceRecord, string)) ByKind(ElasticitySet set, ImmutableArray<Sector> sectors)
    {
        var mean = Sector.Of(set.Classification).GroupBy(s => s.Kind).ToDictionary(g => g.Key, g => g.Average(s => set.Of(s).Theta));
        return ([.. sectors.Select(s => mean[s.Kind])],
            (new SourceRecord("", "", ""), $"trade elasticities '{set.Name}' by broad kind, as no set is made for {sectors[0].Classification}: {set.Reference}"));
    }
}
