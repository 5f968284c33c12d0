using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Data.Parameters;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Makes the files of the embedded dataset from their sources. The same sources and parameters give the same bytes. The concordances and
/// corrections are read from the project's <c>data/parameters</c>, so that a change there takes effect.
/// </summary>
/// <param name="sources">The folder with the third-party data: <c>icio-trade-tariffs</c>, <c>wiod-2013</c>, <c>elasticities</c>, <c>concordances</c>, <c>caliendo-parro-1993</c>, <c>co2-accounts</c>, <c>gravity-covariates</c>, <c>shipping</c>, <c>un-votes</c>, <c>product-trade</c>, <c>people-flows</c>.</param>
/// <param name="parameters">The folder <c>data/parameters</c>.</param>
public sealed class EmbeddedBuild(string sources, string parameters)
{
    private const int PriorYear = 2011;
    private const string Co2File = "co2-accounts/co2-kt-2000-2016.csv.gz";
    private const string ProteeFile = "elasticities/protee-hs6.csv";
    private const string CaliendoParroFile = "caliendo-parro-1993/T.txt";
    private const string MaterialsFile = "product-trade/baci_flows_32materials_2002_2024.csv.gz";
    private const string FertiliserFile = "product-trade/fertiliser-wheat-gas-2020-2021.csv";
    private const string HsToIsicFile = "concordances/hs3-isic3.csv.gz";

    /// <summary>The number of steps that <see cref="Run"/> reports.</summary>
    public static int Steps => HybridScope.Years.Length + IndicatorScope.RelianceYears.Length + 6;

    /// <summary>Builds every file.</summary>
    /// <param name="progress">Told what is being done before each step.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The files by their path under <c>data/</c>, with forward slashes.</returns>
    /// <exception cref="DataMissingException">A source is not there.</exception>
    /// <exception cref="BadInputException">A source or parameter file has faults.</exception>
    public IReadOnlyDictionary<string, byte[]> Run(Action<string>? progress = null, CancellationToken cancel = default)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        Step("input coefficients from WIOD 2011");
        var concordance = SectorConcordance.Read(Parameter(SectorConcordance.FileName));
        var affinity = InputAffinity.Read(Parameter(InputAffinity.FileName));
        var corrections = TariffCorrection.Read(Parameter(TariffCorrection.FileName));
        var wiod = Wiod2013Csv.Read(Source(WiodFile(PriorYear)));
        var prior = InputPrior.From(wiod, concordance, Parameter(InputPrior.EconomyFileName));
        Add(EmbeddedFiles.PriorInputShares, MatrixText.Write(["economy", "using"], [HybridScope.EconomyCodes, concordance.Groups], concordance.Groups, prior.InputShare));
        Add(EmbeddedFiles.PriorFinalUse, MatrixText.Write(["economy"], [HybridScope.EconomyCodes], concordance.Groups, prior.FinalUse));

        var indicators = new IndicatorBuild();
        foreach (var year in IndicatorScope.RelianceYears)
        {
            Step(string.Create(CultureInfo.InvariantCulture, $"reliance and footprints of {year}"));
            var system = LeontiefSystem.Build(year == PriorYear ? wiod : Wiod2013Csv.Read(Source(WiodFile(year))));
            indicators.AddReliance(system);
            if (IndicatorScope.FootprintYears.Contains(year)) indicators.AddFootprints(system, Co2Accounts.Read(Source(Co2File), system.Table, year));
        }
        Add(EmbeddedFiles.Reliance, indicators.Reliance);
        Add(EmbeddedFiles.Footprints, indicators.Footprints);
        Add(EmbeddedFiles.IndicatorSources, IndicatorSourceList());

        Step("strategic materials, fertiliser, wheat and gas by product");
        Add(EmbeddedFiles.Materials, ProductBuild.Materials(Source(MaterialsFile)));
        Add(EmbeddedFiles.Fertiliser, ProductBuild.Fertiliser(Source(FertiliserFile)));
        Add(EmbeddedFiles.HsCodes, HsBuild.Codes(Source));
        Add(EmbeddedFiles.HsChanges, HsBuild.Changes(Source));
        Add(EmbeddedFiles.ProductSources, ProductSourceList());

        Step("students and migrants between economies");
        Add(EmbeddedFiles.People, PeopleBuild.Write(Source(PeopleBuild.DestinationsFile), Source(PeopleBuild.OriginsFile), Source(PeopleBuild.StockFile), Parameter(PeopleBuild.NamesFile)));
        Add(EmbeddedFiles.PeopleSources, PeopleSourceList());

        Step("trade elasticities");
        var elasticities = ElasticityBuild.From(Source(ProteeFile), Source(HsToIsicFile), Source(CaliendoParroFile), Parameter);
        files.Add("parameters/" + ElasticityFile.FileName, elasticities.Write());

        Step("distance, shipping, votes and agreements");
        foreach (var (name, bytes) in new CovariateBuild(Source).Files()) Add(name, bytes);

        HybridFlows? latest = null;
        var evidence = new TariffEvidence();
        foreach (var year in HybridScope.Years)
        {
            Step(string.Create(CultureInfo.InvariantCulture, $"flows and tariffs of {year}"));
            var table = TradeTariffCsv.Read(Source(IcioFile(year)), year);
            evidence.Add(table);
            latest = IcioAggregation.Aggregate(table, corrections);
            Add(EmbeddedFiles.Log(year), Encoding.UTF8.GetBytes(string.Concat(latest.Log.Select(l => l + "\n"))));
            if (year == HybridScope.TableYear) continue;
            Add(EmbeddedFiles.Flows(year), Bilateral(latest.Trade));
            Add(EmbeddedFiles.Tariffs(year), Bilateral(latest.Tariff));
        }

        evidence.Check(corrections);
        Step(string.Create(CultureInfo.InvariantCulture, $"the world table of {HybridScope.TableYear}"));
        var list = SourceList();
        Add(EmbeddedFiles.Sources, list);
        var provenance = HybridText.Provenance(HybridScope.TableYear, new MemoryStream(list), latest!.Log);
        var content = HybridTable.Build(HybridScope.TableYear, latest.Trade, latest.Tariff, prior, concordance, affinity, elasticities.Theta(), provenance);
        foreach (var (name, bytes) in TableFolder.ToFiles(WorldTable.Create(content))) Add(EmbeddedFiles.TableFolder + name, bytes);
        return files;

        void Step(string what)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(what);
        }

        void Add(string name, byte[] content) => files.Add("embedded/" + name, content);
    }

    private static string WiodFile(int year) => FormattableString.Invariant($"wiod-2013/wiot13_{year}.csv.gz");

    private static string IcioFile(int year) => FormattableString.Invariant($"icio-trade-tariffs/ICIO{year}.csv.gz");

    private static byte[] Bilateral(double[] values) => MatrixText.Write(
        ["sector", "importer"], [HybridScope.SectorCodes, HybridScope.EconomyCodes], HybridScope.EconomyCodes, values);

    private byte[] SourceList()
    {
        var text = new StringBuilder("year,title,vintage,licence,file,sha256\n");
        foreach (var year in HybridScope.Years)
        {
            AddSource(text, string.Create(CultureInfo.InvariantCulture, $"{year}"),
                "OECD Inter-Country Input-Output tables: bilateral flows; Global Tariff Database (Teti): applied tariffs",
                year > 2021 ? "ICIO extended 2023; tariffs of 2021" : "ICIO extended 2023", KnownLicences.IcioWithTariffs, IcioFile(year));
        }
        AddSource(text, "", "World Input-Output Database, release 2013 (Timmer et al. 2015): input coefficients of 2011", "2013 release", KnownLicences.Wiod2013, WiodFile(PriorYear));
        AddSource(text, "", "ProTEE product-level trade elasticities (Fontagné, Guimbard and Orefice 2022)", "version 0.1", "Etalab 2.0", ProteeFile);
        AddSource(text, "", "UN Statistics Division: correspondence of HS 2007 and ISIC rev. 3", "HS 2007", "UNSD terms of use", HsToIsicFile);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private byte[] IndicatorSourceList()
    {
        var text = new StringBuilder("indicator,title,vintage,licence,file,sha256\n");
        foreach (var year in IndicatorScope.RelianceYears) AddWiod("reliance", year);
        foreach (var year in IndicatorScope.FootprintYears) AddWiod("footprints", year);
        AddSource(text, "footprints", "European Commission, Joint Research Centre: CO₂ accounts by economy and NACE sector, 2000-2016", "July 2019", KnownLicences.JrcCo2, Co2File);
        return Encoding.UTF8.GetBytes(text.ToString());

        void AddWiod(string indicator, int year) => AddSource(text, indicator,
            string.Create(CultureInfo.InvariantCulture, $"World Input-Output Database, release 2013 (Timmer et al. 2015): world table of {year}"), "2013 release", KnownLicences.Wiod2013, WiodFile(year));
    }

    private byte[] ProductSourceList()
    {
        var text = new StringBuilder("table,title,vintage,licence,file,sha256\n");
        AddSource(text, "materials", "CEPII BACI (Gaulier and Zignago 2010): strategic materials by product, 2002-2024", "HS02 to 2016, HS17 from 2017", KnownLicences.Baci, MaterialsFile);
        AddSource(text, "fertiliser", "UN Comtrade: urea, wheat, ammonia, propane and butane as declared by importers, 2020-2021", "date of retrieval not recorded", KnownLicences.Comtrade, FertiliserFile);
        for (var edition = 0; edition < HsEditions.All.Length; edition++)
            AddSource(text, "hs", $"UN Statistics Division: subheadings of {((HsEdition)edition).Name()}, with their broad economic categories", "BEC rev. 4", "UNSD terms of use", HsBuild.ListFile(edition));
        foreach (var pair in HsBuild.Pairs)
            AddSource(text, "hs", $"UN Statistics Division: correspondence of {((HsEdition)pair.Newer).Name()} and {((HsEdition)pair.Older).Name()}", ((HsEdition)pair.Newer).Name(), "UNSD terms of use", HsBuild.PairFile(pair));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private byte[] PeopleSourceList()
    {
        var text = new StringBuilder("kind,title,vintage,licence,file,sha256\n");
        foreach (var file in new[] { PeopleBuild.DestinationsFile, PeopleBuild.OriginsFile })
            AddSource(text, "students", "UNESCO Institute for Statistics: internationally mobile tertiary students, 1998-2021, lists of the ten largest", "2023", KnownLicences.Uis, file);
        AddSource(text, "migrants", "UN DESA: International Migrant Stock 2020", "2020", KnownLicences.UnDesa, PeopleBuild.StockFile);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void AddSource(StringBuilder text, string key, string title, string vintage, string licence, string file) => text
        .Append(key).Append(",\"").Append(title).Append("\",\"").Append(vintage).Append("\",\"").Append(licence).Append("\",")
        .Append(Path.GetFileName(file)).Append(',').Append(FileHash.Sha256(Source(file))).Append('\n');

    private string Source(string name)
    {
        var path = Path.Combine(sources, name.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(path) ? path : throw new DataMissingException(new Fault($"the source {name} is not there", sources, "the folder with the third-party data", "Give it with --from"));
    }

    private FileStream Parameter(string name)
    {
        var path = Path.Combine(parameters, name);
        return File.Exists(path) ? File.OpenRead(path) : throw new DataMissingException(new Fault($"the parameter file {name} is not there", parameters));
    }
}
