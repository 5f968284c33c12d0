using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>A block of numbers of a part, with the length of the rows it is stored in.</summary>
internal readonly record struct NumberBlock(string Field, int RowLength, double[] Values);

/// <summary>One part of a table taken apart into what the store keeps, and put together again. The same bits come back.</summary>
internal sealed record PartContent(
    string Part, string Name, int Year, TableProvenance Provenance, ImmutableArray<Economy> Economies, ImmutableArray<Sector> Sectors,
    ImmutableArray<string> FinalCategories, ImmutableArray<NumberBlock> Numbers, ImmutableArray<RebalancingStep> Rebalancing)
{
    private const string TariffTable = "tariff-table:", Flows = "flows:";

    /// <summary>The parts of a table.</summary>
    public static IEnumerable<PartContent> Of(ImportedTable table)
    {
        if (table.World is { } world) yield return Of(world);
        if (table.Full is { } full) yield return Of(full);
        if (table.Panel is { } panel) yield return Of(table.Name, panel);
    }

    /// <summary>Builds the world table, which checks it again.</summary>
    public WorldTable ToWorld() => WorldTable.Create(new WorldTableData
    {
        Name = Name,
        Year = Year,
        Economies = Economies,
        Sectors = Sectors,
        Trade = Block("trade"),
        Tariff = Block("tariff"),
        InputShare = Block("input-share"),
        ValueAddedShare = Block("value-added-share"),
        FinalShare = Block("final-share"),
        Deficit = Block("deficit"),
        Elasticity = Block("elasticity"),
        TariffTables = Numbers.Where(b => b.Field.StartsWith(TariffTable, StringComparison.Ordinal))
            .ToImmutableDictionary(b => b.Field[TariffTable.Length..], b => b.Values, StringComparer.Ordinal),
        Provenance = Provenance,
        Rebalancing = Rebalancing,
    });

    /// <summary>Builds the full input-output table.</summary>
    public InputOutputTable ToInputOutput() => new(
        Name, Year, Economies, Sectors, FinalCategories, Block("intermediate"), Block("final-demand"), Block("output"), Provenance)
    {
        ValueAdded = Optional("value-added"),
        TaxesLessSubsidies = Optional("taxes-less-subsidies"),
    };

    /// <summary>Builds the panel of flows.</summary>
    public TradePanel ToPanel() => new(
        Economies, Sectors,
        Numbers.Where(b => b.Field.StartsWith(Flows, StringComparison.Ordinal))
            .Select(b => KeyValuePair.Create(int.Parse(b.Field.AsSpan(Flows.Length), System.Globalization.CultureInfo.InvariantCulture), b.Values)),
        Provenance);

    private static PartContent Of(WorldTable world)
    {
        var data = world.ToData();
        int n = world.EconomyCount, j = world.SectorCount;
        return new PartContent(PartNames.World, world.Name, world.Year, world.Provenance, world.Economies, world.Sectors, [],
        [
            new("trade", n * n, data.Trade),
            new("tariff", n * n, data.Tariff),
            new("input-share", j * j, data.InputShare),
            new("value-added-share", j, data.ValueAddedShare!),
            new("final-share", j, data.FinalShare!),
            new("deficit", n, data.Deficit!),
            new("elasticity", j, data.Elasticity),
            .. data.TariffTables.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new NumberBlock(TariffTable + t.Key, n * n, t.Value)),
        ], world.Report.Rebalancing);
    }

    private static PartContent Of(InputOutputTable full)
    {
        var numbers = new List<NumberBlock>
        {
            new("intermediate", full.RowCount, full.Intermediate),
            new("final-demand", full.Economies.Length * full.FinalCategories.Length, full.FinalDemand),
            new("output", full.RowCount, full.Output),
        };
        if (full.ValueAdded is { } valueAdded) numbers.Add(new("value-added", full.RowCount, valueAdded));
        if (full.TaxesLessSubsidies is { } taxes) numbers.Add(new("taxes-less-subsidies", full.RowCount, taxes));
        return new PartContent(PartNames.InputOutput, full.Name, full.Year, full.Provenance, full.Economies, full.Sectors, full.FinalCategories, [.. numbers], []);
    }

    private static PartContent Of(string name, TradePanel panel)
    {
        var n = panel.Economies.Length;
        return new PartContent(PartNames.Flows, name, panel.LastYear, panel.Provenance, panel.Economies, panel.Sectors, [],
            [.. panel.Years.Select(y => new NumberBlock(FormattableString.Invariant($"{Flows}{y}"), n * n, panel.Flows(y).ToArray()))], []);
    }

    private double[] Block(string field) => Optional(field) ?? throw new BadInputException(
        $"the stored table '{Name}' is damaged: its field '{field}' is missing", DataHome.FileName, "", "Import it again with --replace");

    private double[]? Optional(string field)
    {
        foreach (var block in Numbers)
        {
            if (block.Field == field) return block.Values;
        }
        return null;
    }
}
