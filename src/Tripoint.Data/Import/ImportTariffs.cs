using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>The tariffs a user gives with an import.</summary>
/// <param name="Tariff">The table's tariffs, J × N × N fractions; null where none were given.</param>
/// <param name="Tables">Further matrices by name.</param>
/// <param name="Sources">The files read.</param>
internal sealed record ImportTariffs(double[]? Tariff, ImmutableDictionary<string, double[]> Tables, ImmutableArray<SourceRecord> Sources)
{
    /// <summary>Reads every file given, each <c>FILE</c> or <c>NAME=FILE</c>.</summary>
    /// <exception cref="BadInputException">A fault in a file, or a name given twice.</exception>
    public static ImportTariffs Read(IReadOnlyList<string> given, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors)
    {
        double[]? tariff = null;
        var tables = ImmutableDictionary.CreateBuilder<string, double[]>(StringComparer.Ordinal);
        var sources = ImmutableArray.CreateBuilder<SourceRecord>();
        foreach (var option in given)
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 && !File.Exists(option) ? option[..equals] : "";
            var (values, source) = TariffCsv.Read(name.Length > 0 ? option[(equals + 1)..] : option, economies, sectors);
            if (name.Length == 0 ? tariff is not null : tables.ContainsKey(name))
                throw new BadInputException(name.Length == 0 ? "two files for the table's own tariffs" : $"two files for the tariffs '{name}'", "--tariffs", "one FILE, and further ones as NAME=FILE");
            if (name.Length == 0) tariff = values;
            else tables.Add(name, values);
            sources.Add(source);
        }
        return new ImportTariffs(tariff, tables.ToImmutable(), sources.ToImmutable());
    }
}
