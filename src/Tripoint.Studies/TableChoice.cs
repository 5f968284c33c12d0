using Tripoint.Data.Embedded;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies;

/// <summary>Finds the data that a user chose with <c>--data</c> and <c>--year</c>.</summary>
public static class TableChoice
{
    /// <summary>The world table of a name and year.</summary>
    /// <param name="data">The name of an imported table; null: the embedded dataset.</param>
    /// <param name="year">The year; null: the latest.</param>
    /// <exception cref="DataMissingException">There is no such table, or it is of another year.</exception>
    public static WorldTable World(string? data, int? year)
    {
        if (data is null or TableCatalog.Embedded) return EmbeddedDataset.World(year ?? EmbeddedDataset.LatestYear);
        var table = new TableCatalog().LoadWorld(data);
        return year is null || year == table.Year
            ? table
            : throw new DataMissingException(new Fault($"the table '{data}' is of {table.Year}, not of {year}", "--year", "the year of the table, or no --year"));
    }

    /// <summary>The bilateral flows by year of a name; null where an imported table has none.</summary>
    /// <exception cref="DataMissingException">There is no such table.</exception>
    public static TradePanel? Panel(string? data)
    {
        if (data is null or TableCatalog.Embedded) return EmbeddedDataset.Flows();
        try
        {
            return new TableCatalog().LoadPanel(data);
        }
        catch (DataMissingException) when (new TableCatalog().Exists(data))
        {
            return null;
        }
    }
}
