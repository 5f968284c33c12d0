using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Quantities;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>Turns what a user says about trade elasticities into one for each sector.</summary>
internal static class ElasticityChoice
{
    /// <summary>Reads a choice: <c>default</c>, a number for all sectors, or a CSV file.</summary>
    /// <exception cref="Faults.BadInputException">Neither a known set, nor a number in range, nor a usable file.</exception>
    public static (double[] Theta, (SourceRecord Source, string Log) Provenance) For(string? choice, ImmutableArray<Sector> sectors)
    {
        if (choice is null or "default") return DefaultElasticities.For(sectors);
        if (double.TryParse(choice, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var theta = new TradeElasticity(number).Theta;
            return ([.. sectors.Select(_ => theta)], (new SourceRecord("", "", ""), FormattableString.Invariant($"one trade elasticity of {theta} for all sectors, as given")));
        }
        var values = ElasticityCsv.Read(choice, sectors);
        var file = Path.GetFileName(choice);
        return (values, (new SourceRecord("trade elasticities given with the import", "as given", KnownLicences.OwnTable, file, FileHash.Sha256(choice)), $"trade elasticities from {file}"));
    }
}
