using System.Globalization;
using System.Text;
using Tripoint.Data.Import;
using Tripoint.Data.Parameters;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Makes the files of the embedded dataset from their sources. The same sources and parameters give the same bytes. The concordances and
/// corrections are read from the project's <c>data/parameters</c>, so that a change there takes effect.
/// </summary>
/// <param name="sources">The folder with the third-party data: <c>icio-trade-tariffs</c>, <c>wiod-2013</c>, <c>elasticities</c>, <c>concordances</c>.</param>
/// <param name="parameters">The folder <c>data/parameters</c>.</param>
public sealed class EmbeddedBuild(string sources, string parameters)
{
    private const string WiodFile = "wiod-2013/wiot13_2011.csv.gz";
    private const string ProteeFile = "elasticities/protee-hs6.csv";
    private const string CaliendoParroFile = "caliendo-parro-1993/T.txt";
    private const string HsToIsicFile = "concordances/hs3-isic3.csv.gz";

    /// <summary>The number of steps that <see cref="Run"/> reports.</summary>
    public static int Steps => HybridScope.Years.Length + 3;

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
        var prior = InputPrior.From(Wiod2013Csv.Read(Source(WiodFile)), concordance, Parameter(InputPrior.EconomyFileName));
        Add(EmbeddedFiles.PriorInputShares, MatrixText.Write(["economy", "using"], [HybridScope.EconomyCodes, concordance.Groups], concordance.Groups, prior.InputShare, MatrixText.SixDigits));
        Add(EmbeddedFiles.PriorFinalUse, MatrixText.Write(["economy"], [HybridScope.EconomyCodes], concordance.Groups, prior.FinalUse, MatrixText.SixDigits));

        Step("trade elasticities");
        var elasticities = ElasticityBuild.From(Source(ProteeFile), Source(HsToIsicFile), Source(CaliendoParroFile), Parameter);
        files.Add("parameters/" + ElasticityFile.FileName, elasticities.Write());

        HybridFlows? latest = null;
        foreach (var year in HybridScope.Years)
        {
            Step(string.Create(CultureInfo.InvariantCulture, $"flows and tariffs of {year}"));
            latest = IcioAggregation.Aggregate(TradeTariffCsv.Read(Source(IcioFile(year)), year), corrections);
            Add(EmbeddedFiles.Log(year), Encoding.UTF8.GetBytes(string.Concat(latest.Log.Select(l => l + "\n"))));
            if (year == HybridScope.TableYear) continue;
            Add(EmbeddedFiles.Flows(year), Bilateral(latest.Trade));
            Add(EmbeddedFiles.Tariffs(year), Bilateral(latest.Tariff));
        }

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

    private static string IcioFile(int year) => FormattableString.Invariant($"icio-trade-tariffs/ICIO{year}.csv.gz");

    private static byte[] Bilateral(double[] values) => MatrixText.Write(
        ["sector", "importer"], [HybridScope.SectorCodes, HybridScope.EconomyCodes], HybridScope.EconomyCodes, values, MatrixText.Exact);

    private byte[] SourceList()
    {
        var text = new StringBuilder("year,title,vintage,licence,file,sha256\n");
        foreach (var year in HybridScope.Years)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{year}"),
                "OECD Inter-Country Input-Output tables: bilateral flows; Global Tariff Database (Teti): applied tariffs",
                year > 2021 ? "ICIO extended 2023; tariffs of 2021" : "ICIO extended 2023", KnownLicences.IcioWithTariffs, IcioFile(year));
        }
        Add("", "World Input-Output Database, release 2013 (Timmer et al. 2015): input coefficients of 2011", "2013 release", KnownLicences.Wiod2013, WiodFile);
        Add("", "ProTEE product-level trade elasticities (Fontagné, Guimbard and Orefice 2022)", "version 0.1", "Etalab 2.0", ProteeFile);
        Add("", "UN Statistics Division: correspondence of HS 2007 and ISIC rev. 3", "HS 2007", "UNSD terms of use", HsToIsicFile);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Add(string year, string title, string vintage, string licence, string file) => text
            .Append(year).Append(",\"").Append(title).Append("\",\"").Append(vintage).Append("\",\"").Append(licence).Append("\",")
            .Append(Path.GetFileName(file)).Append(',').Append(FileHash.Sha256(Source(file))).Append('\n');
    }

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
