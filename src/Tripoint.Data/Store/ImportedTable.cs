using System.Collections.Immutable;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>What one import yields, to be stored under one name: at least one of the three parts.</summary>
/// <param name="Name">The name under which the user finds it again.</param>
/// <param name="Kind">The importer, for example <c>icio</c>.</param>
/// <param name="World">The table the models read.</param>
/// <param name="Full">The full input-output table, where the source has one, as published.</param>
/// <param name="Panel">Bilateral flows, where the source has no coefficients or several years.</param>
public sealed record ImportedTable(string Name, string Kind, WorldTable? World, InputOutputTable? Full = null, TradePanel? Panel = null)
{
    /// <summary>How it came to be: the provenance of its fullest part.</summary>
    public TableProvenance Provenance => World?.Provenance ?? Full?.Provenance ?? Panel!.Provenance;

    /// <summary>The year, or the last of them.</summary>
    public int Year => World?.Year ?? Full?.Year ?? Panel!.LastYear;

    /// <summary>The parts by name: <c>world</c>, <c>input-output</c>, <c>flows</c>.</summary>
    public ImmutableArray<string> Parts =>
        [.. World is null ? [] : new[] { PartNames.World }, .. Full is null ? [] : new[] { PartNames.InputOutput }, .. Panel is null ? [] : new[] { PartNames.Flows }];
}
