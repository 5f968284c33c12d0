using System.Collections.Immutable;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>Every kind of source that <c>tripoint data import</c> knows: the one place where an importer is made known.</summary>
public static class ImportKinds
{
    /// <summary>All kinds, in the order of the help.</summary>
    public static ImmutableArray<ImportKind> All { get; } =
    [
        new("icio", "the OECD's inter-country input-output table as downloaded", "one wide CSV a year, such as 2020.csv", (request, cancel) =>
            Complete(request, "icio", OecdIcioCsv.Read(request.Path, request.Name, request.Year, cancel))),
    ];

    /// <summary>The kind of a name.</summary>
    /// <exception cref="BadInputException">There is none; lists those there are.</exception>
    public static ImportKind Of(string name) => All.FirstOrDefault(k => k.Name == name)
        ?? throw new BadInputException($"unknown kind '{name}'", "", string.Join(", ", All.Select(k => k.Name)), "See 'tripoint data import --help'");

    // A full input-output table, and the world table made of it.
    private static ImportedTable Complete(ImportRequest request, string kind, InputOutputTable full)
    {
        var tariffs = ImportTariffs.Read(request.Tariffs, full.Economies, full.Sectors);
        var (elasticity, elasticitySource) = ElasticityChoice.For(request.Elasticities, full.Sectors);
        var world = WorldTableFromInputOutput.Create(full, new WorldTableOptions
        {
            Elasticity = elasticity,
            Tariff = tariffs.Tariff,
            TariffTables = tariffs.Tables,
            Rebalance = request.Rebalance,
        });
        return new ImportedTable(request.Name, kind, WithSources(world, [.. tariffs.Sources, elasticitySource.Source], elasticitySource.Log), full);
    }

    private static WorldTable WithSources(WorldTable world, ImmutableArray<SourceRecord> sources, string log)
    {
        var provenance = world.Provenance;
        return WorldTable.Create(world.ToData() with
        {
            Provenance = provenance with { Sources = [.. provenance.Sources, .. sources.Where(s => s.Title.Length > 0)], Log = provenance.Log.Add(log) },
        });
    }
}
