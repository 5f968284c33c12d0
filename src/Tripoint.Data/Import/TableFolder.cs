namespace Tripoint.Data.Import;

/// <summary>
/// A world table as a folder of plain CSV files: the way anyone brings a table of their own. The files and columns are described in
/// docs/guides/table-folder.md.
/// </summary>
public static partial class TableFolder
{
    internal const string DescriptionFile = "table.yaml";
    internal const string EconomiesFile = "economies.csv";
    internal const string SectorsFile = "sectors.csv";
    internal const string TradeFile = "trade.csv";
    internal const string TariffsFile = "tariffs.csv";
    internal const string InputSharesFile = "input-shares.csv";
    internal const string ValueAddedSharesFile = "value-added-shares.csv";
    internal const string FinalSharesFile = "final-shares.csv";
    internal const string DeficitsFile = "deficits.csv";

    private const string NamedTariffPrefix = "tariffs-";

    /// <summary>The file of a named tariff matrix: <c>tariffs2005</c> is kept in <c>tariffs-2005.csv</c>.</summary>
    internal static string NamedTariffFile(string name) => name.StartsWith("tariffs", StringComparison.Ordinal)
        ? $"{NamedTariffPrefix}{name["tariffs".Length..]}.csv"
        : throw new ArgumentException($"The tariff table '{name}' cannot be kept in a folder: its name does not begin with 'tariffs'.", nameof(name));
}
