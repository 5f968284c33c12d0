using System.Collections.Immutable;
using Tripoint.Data.Provenance;
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
        new("icio-long", "flows and tariffs of one year without coefficients", "CSV: sector,importer,exporter,value_musd,tariff", (request, _) => Flows(request)),
        new("wiod2013", "a WIOD 2013 world input-output table", "one wide CSV, such as wiot13_2011.csv.gz", (request, _) =>
            Complete(request, "wiod2013", Named(Wiod2013Csv.Read(request.Path, request.Year), request.Name, KnownLicences.Wiod2013))),
        new("caliendo-parro", "the replication inputs of Caliendo and Parro (2015)", "the folder with xbilat1993.txt, tariffs1993.txt, …", (request, _) =>
            Own(request, "caliendo-parro", CaliendoParroText.Read(request.Path, request.Name))),
        new("folder", "a table of your own", "a folder of plain CSV files with a table.yaml (docs/guides/table-folder.md)", (request, _) =>
            Own(request, "folder", TableFolder.Read(request.Path))),
        new("adb-mrio", "an ADB multi-regional input-output table of 35 sectors", "one XLSX file", (request, cancel) =>
            Complete(request, "adb-mrio", AdbMrioWorkbook.Read(request.Path, request.Name, request.Year, cancel))),
        new("eora26", "a year of EORA26 at basic prices", "the folder with Eora26_YEAR_bp_T.txt, …_FD.txt, …_VA.txt, labels_T.txt, labels_FD.txt", (request, cancel) =>
            Complete(request, "eora26", Eora26Folder.Read(request.Path, request.Name, request.Year, cancel))),
        new("exiobase", "a year of EXIOBASE 3", "the folder with Z.txt or A.txt, Y.txt, x.txt", (request, cancel) =>
            Complete(request, "exiobase", ExiobaseFolder.Read(request.Path, request.Name, request.Year, request.UsdPerEuro, cancel))),
    ];

    /// <summary>The kind of a name.</summary>
    /// <exception cref="BadInputException">There is none; lists those there are.</exception>
    public static ImportKind Of(string name) => All.FirstOrDefault(k => k.Name == name)
        ?? throw new BadInputException($"unknown kind '{name}'", "", string.Join(", ", All.Select(k => k.Name)), "See 'tripoint data import --help'");

    // A full input-output table, and the world table made of it.
    private static ImportedTable Complete(ImportRequest request, string kind, InputOutputTable full)
    {
        NoCoefficients(request, kind);
        var tariffs = ImportTariffs.Read(request.Tariffs, full.Economies, full.Sectors);
        var (elasticity, chosen) = ElasticityChoice.For(request.Elasticities, full.Sectors);
        var world = WorldTableFromInputOutput.Create(full, new WorldTableOptions
        {
            Elasticity = elasticity,
            Tariff = tariffs.Tariff,
            TariffTables = tariffs.Tables,
            Rebalance = request.Rebalance,
        });
        return new ImportedTable(request.Name, kind, WithSources(world, tariffs.Sources, chosen), full);
    }

    // Flows and tariffs: a hybrid world table with borrowed coefficients, and the flows themselves.
    private static ImportedTable Flows(ImportRequest request)
    {
        var flows = TradeTariffCsv.Read(request.Path, request.Year);
        flows = flows with { Provenance = WithLicence(flows.Provenance, KnownLicences.IcioWithTariffs) };
        if (request.Coefficients == "none")
        {
            if (request.Tariffs.Count > 0 || request.Elasticities is not null)
                throw new BadInputException("flows without coefficients have no use for tariffs or elasticities", "--coefficients", "the name of a table", "Leave --tariffs and --elasticities out");
            return new ImportedTable(request.Name, "icio-long", null, null, flows.ToPanel());
        }
        var lender = new TableCatalog(request.Home).LoadWorld(request.Coefficients ?? TableCatalog.Embedded);
        var tariffs = ImportTariffs.Read(request.Tariffs, flows.Economies, flows.Sectors);
        var (elasticity, chosen) = ElasticityChoice.For(request.Elasticities, flows.Sectors);
        var (tariff, log) = WithoutServices(flows, tariffs.Tariff);
        var world = BorrowedCoefficients.Create(new WorldTableData
        {
            Name = request.Name,
            Year = flows.Year,
            Economies = flows.Economies,
            Sectors = flows.Sectors,
            Trade = flows.Trade,
            Tariff = tariff,
            InputShare = [],
            Elasticity = elasticity,
            TariffTables = tariffs.Tables,
            Provenance = flows.Provenance with { Log = flows.Provenance.Log.AddRange(log) },
        }, lender);
        return new ImportedTable(request.Name, "icio-long", WithSources(world, tariffs.Sources, chosen), null, flows.ToPanel());
    }

    // Services bear no tariff: rates that a source carries on them are set to zero, and said so.
    private static (double[] Tariff, ImmutableArray<string> Log) WithoutServices(TradeTariffTable flows, double[]? given)
    {
        if (given is not null) return (given, []);
        var tariff = (double[])flows.Tariff.Clone();
        var size = flows.Economies.Length * flows.Economies.Length;
        double revenue = 0;
        for (var cell = 0; cell < tariff.Length; cell++)
        {
            if (flows.Sectors[cell / size].IsGoods) continue;
            revenue += tariff[cell] * flows.Trade[cell];
            tariff[cell] = 0;
        }
        return (tariff, revenue == 0 ? [] : [FormattableString.Invariant($"tariffs on services set to zero; at the source's rates they would have brought {revenue:0} million US$")]);
    }

    // A source that brings its own complete world table.
    private static ImportedTable Own(ImportRequest request, string kind, WorldTable world)
    {
        NoCoefficients(request, kind);
        if (request.Year is { } year && year != world.Year)
            throw new BadInputException($"the source is of {world.Year}, not {year}", "--year", "the source's year", "Leave --year out");
        var tariffs = ImportTariffs.Read(request.Tariffs, world.Economies, world.Sectors);
        var data = world.ToData() with { Name = request.Name, TariffTables = world.ToData().TariffTables.SetItems(tariffs.Tables) };
        if (tariffs.Tariff is not null)
            throw new BadInputException("the source brings its own tariffs", "--tariffs", "NAME=FILE for a further matrix");
        (SourceRecord, string)? chosen = null;
        if (request.Elasticities is not null)
        {
            var (elasticity, provenance) = ElasticityChoice.For(request.Elasticities, world.Sectors);
            data = data with { Elasticity = elasticity };
            chosen = provenance;
        }
        return new ImportedTable(request.Name, kind, WithSources(WorldTable.Create(data), tariffs.Sources, chosen));
    }

    private static void NoCoefficients(ImportRequest request, string kind)
    {
        if (request.Coefficients is not null) throw new BadInputException($"a source of kind {kind} brings its own input coefficients", "--coefficients", "icio-long", "Leave it out");
    }

    private static InputOutputTable Named(InputOutputTable table, string name, string licence) => new(
        name, table.Year, table.Economies, table.Sectors, table.FinalCategories, table.Intermediate, table.FinalDemand, table.Output,
        WithLicence(table.Provenance, licence))
    {
        ValueAdded = table.ValueAdded,
        TaxesLessSubsidies = table.TaxesLessSubsidies,
    };

    private static TableProvenance WithLicence(TableProvenance provenance, string licence) =>
        provenance with { Sources = [.. provenance.Sources.Select(s => s.Licence.Length == 0 ? s with { Licence = licence } : s)] };

    private static WorldTable WithSources(WorldTable world, ImmutableArray<SourceRecord> sources, (SourceRecord Source, string Log)? elasticity)
    {
        var provenance = world.Provenance;
        if (elasticity is { } chosen)
        {
            provenance = provenance with { Log = provenance.Log.Add(chosen.Log) };
            if (chosen.Source.Title.Length > 0) sources = sources.Add(chosen.Source);
        }
        return WorldTable.Create(world.ToData() with { Provenance = provenance with { Sources = [.. provenance.Sources, .. sources] } });
    }
}
