using System.Globalization;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>
/// Finds a table by the name a user gives with <c>--data</c>: the dataset that ships, under the name <c>embedded</c>, or an imported one.
/// The store is opened only for an imported one, and only while it is read.
/// </summary>
/// <param name="folder">The folder of imported tables; null: <see cref="DataHome.Folder"/>.</param>
public sealed class TableCatalog(string? folder = null)
{
    /// <summary>The name of the dataset that ships.</summary>
    public const string Embedded = "embedded";

    /// <summary>All names, the embedded one first.</summary>
    public IReadOnlyList<string> Names()
    {
        using var store = TableStore.OpenForReading(folder);
        return [Embedded, .. store.List().Select(t => t.Name)];
    }

    /// <summary>Whether there is a table of that name.</summary>
    public bool Exists(string name)
    {
        if (name == Embedded) return true;
        using var store = TableStore.OpenForReading(folder);
        return store.Exists(name);
    }

    /// <summary>The table the models read.</summary>
    /// <param name="name">The name.</param>
    /// <param name="year">The year; null: the table's own, the latest of the embedded one.</param>
    /// <exception cref="DataMissingException">No table of that name (lists those there are), none of that year, or it has no input coefficients.</exception>
    public WorldTable LoadWorld(string name, int? year = null)
    {
        if (name == Embedded) return EmbeddedDataset.World(year ?? EmbeddedDataset.LatestYear);
        using var store = TableStore.OpenForReading(folder);
        return OfYear(store.LoadWorld(name), year);
    }

    /// <summary>
    /// The full input-output table. A table whose source has none (the embedded one, a user's folder) is expanded by proportionality, which
    /// its provenance says.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="year">The year; null: the table's own, the latest of the embedded one.</param>
    /// <exception cref="DataMissingException">No table of that name, none of that year, or flows only.</exception>
    public InputOutputTable LoadInputOutput(string name, int? year = null)
    {
        if (name == Embedded) return InputOutputTable.FromWorldTable(EmbeddedDataset.World(year ?? EmbeddedDataset.LatestYear));
        using var store = TableStore.OpenForReading(folder);
        if (!store.Find(name).Parts.Contains(PartNames.InputOutput, StringComparer.Ordinal)) return InputOutputTable.FromWorldTable(OfYear(store.LoadWorld(name), year));
        var full = store.LoadInputOutput(name);
        CheckYear(name, full.Year, year);
        return full;
    }

    /// <summary>The bilateral flows by year.</summary>
    /// <exception cref="DataMissingException">No table of that name, or it has no flows by year.</exception>
    public TradePanel LoadPanel(string name)
    {
        if (name == Embedded) return EmbeddedDataset.Flows();
        using var store = TableStore.OpenForReading(folder);
        return store.LoadPanel(name);
    }

    private static WorldTable OfYear(WorldTable world, int? year)
    {
        CheckYear(world.Name, world.Year, year);
        return world;
    }

    private static void CheckYear(string name, int year, int? wanted)
    {
        if (wanted is { } asked && asked != year)
            throw new DataMissingException(new Fault(FormattableString.Invariant($"the table '{name}' is of {year}, not {asked}"), "--year", year.ToString(CultureInfo.InvariantCulture)));
    }
}
