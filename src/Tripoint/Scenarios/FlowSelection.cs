using System.Collections.Immutable;

namespace Tripoint.Scenarios;

/// <summary>Sectors that one importer (or group of importers) leaves out of a change.</summary>
/// <param name="Importers">The importers.</param>
/// <param name="Sectors">Their sectors that stay as they are.</param>
public sealed record SectorsLeftOut(Selector Importers, Selector Sectors);

/// <summary>The cross-border flows a change touches: importers × exporters × sectors, less the exceptions; domestic sales never.</summary>
/// <param name="Importers">The importers.</param>
/// <param name="Exporters">The exporters.</param>
/// <param name="Sectors">The sectors.</param>
/// <param name="Except">What is left out.</param>
public sealed record FlowSelection(Selector Importers, Selector Exporters, Selector Sectors, ImmutableArray<SectorsLeftOut> Except)
{
    /// <summary>A selection without exceptions.</summary>
    public FlowSelection(Selector importers, Selector exporters, Selector sectors) : this(importers, exporters, sectors, []) { }

    /// <summary>The selection as a phrase: <c>imports of bloc from USA; C26, C27</c>.</summary>
    public override string ToString()
    {
        var text = $"imports of {Importers} from {Exporters}; {(Sectors.Terms is ["all"] ? "all sectors" : Sectors.ToString())}";
        return Except.IsEmpty ? text : $"{text}; except {string.Join("; ", Except.Select(e => $"{e.Importers}: {e.Sectors}"))}";
    }
}
