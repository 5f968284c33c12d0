using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>
/// Finds a table by the name a user gives with <c>--data</c>: the dataset that ships, under the name <c>embedded</c>, or an imported one.
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
    /// <exception cref="DataMissingException">No table of that name (lists those there are), or it has no input coefficients.</exception>
    public WorldTable LoadWorld(string name)
    {
        using var store = TableStore.OpenForReading(folder);
        return store.LoadWorld(name);
    }

    /// <summary>The full input-output table.</summary>
    /// <exception cref="DataMissingException">No table of that name, or its source has no full input-output table.</exception>
    public InputOutputTable LoadInputOutput(string name)
    {
        using var store = TableStore.OpenForReading(folder);
        return store.LoadInputOutput(name);
    }

    /// <summary>The bilateral flows by year.</summary>
    /// <exception cref="DataMissingException">No table of that name, or it has no flows by year.</exception>
    public TradePanel LoadPanel(string name)
    {
        using var store = TableStore.OpenForReading(folder);
        return store.LoadPanel(name);
    }
}
