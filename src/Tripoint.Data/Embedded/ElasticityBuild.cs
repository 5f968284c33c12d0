using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Data.Parameters;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Makes <c>data/parameters/elasticities.yaml</c>: the product-level elasticities of Fontagné, Guimbard and Orefice (2022) and those of
/// Caliendo and Parro (2015), brought to every classification Tripoint knows.
/// </summary>
/// <param name="products">θ by ICIO28 sector, one value an estimated product.</param>
/// <param name="caliendoParro">θ of the 20 traded sectors of Caliendo and Parro, with standard errors, in the paper's order.</param>
/// <param name="concordance">The rows of <c>data/parameters/elasticity-concordance.csv</c>.</param>
internal sealed class ElasticityBuild(
    ImmutableDictionary<string, ImmutableArray<double>> products, ImmutableArray<SectorElasticity> caliendoParro, ImmutableArray<ElasticityBuild.Row> concordance)
{
    public const string ConcordanceFile = "elasticity-concordance.csv";
    public const string StandardErrorFile = "caliendo-parro-2015-standard-errors.csv";

    /// <summary>θ of services: an assumption, not an estimate.</summary>
    private const double ServicesTheta = 5;

    private const double ServicesStandardError = 1.5;

    private const string ServicesNote = "assumption: services are as elastic as trade at large, for which Head and Mayer (2014), Handbook of International Economics 4, find a median of 5.03 over tariff-based gravity estimates; the standard error is an assumption too";

    private static readonly string[] s_protee = ["ICIO28", "ICIO45", "ICIO50", "WIOD35", "EORA26"];

    /// <summary>Where one sector's elasticity comes from.</summary>
    internal sealed record Row(string Classification, string Sector, string[] Icio28, string[] Cp40, string Note);

    /// <summary>Reads the sources and the concordance.</summary>
    public static ElasticityBuild From(string proteeFile, string hsToIsicFile, string caliendoParroFile, Func<string, Stream> parameter)
    {
        var products = ProteeElasticities.Products(proteeFile, hsToIsicFile, parameter("concordance-isic3-icio28.csv"));
        return new ElasticityBuild(products, CaliendoParro(caliendoParroFile, parameter(StandardErrorFile)), Concordance(parameter(ConcordanceFile)));
    }

    /// <summary>The file's text.</summary>
    public byte[] Write()
    {
        var text = new StringBuilder();
        text.Append("# Trade elasticities by sector, made by 'tripoint data build' from the references below and elasticity-concordance.csv.\n");
        text.Append("unit: \"θ, positive: bilateral imports before tariff move with (1 + τ)^−(θ+1), expenditure shares with trade costs^−θ\"\n");
        text.Append("defaults:\n");
        foreach (var classification in s_protee) text.Append("  ").Append(classification).Append(": protee\n");
        text.Append("  CP40: caliendo-parro\nsets:\n");
        Head("protee", "Fontagné, Guimbard and Orefice (2022), Product-level trade elasticities: Worth weighting for, Journal of International Economics 137; ProTEE 0.1, CEPII, Etalab 2.0", "2001-2016",
            "median over HS 2007 products with an estimate of their own (significant at 1%, negative), brought to sectors by UN correspondence HS 2007 - ISIC rev. 3; θ = ε − 1, because ε is the elasticity of imports before tariff to 1 + τ; standardError is that of the median (1.2533 σ/√n), dispersion is σ over products (interquartile range / 1.349)");
        foreach (var classification in s_protee) Sectors(classification, Protee);
        Head("caliendo-parro", "Caliendo and Parro (2015), Estimates of the Trade and Welfare Effects of NAFTA, Review of Economic Studies 82(1), Table 1 (99% sample) and replication inputs", "1993",
            "as in the paper's 20 traded sectors; where a sector spans several, their unweighted mean");
        Sectors("CP40", CaliendoParroOwn);
        foreach (var classification in s_protee) Sectors(classification, CaliendoParroMapped);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Head(string name, string reference, string period, string method) => text
            .Append("  ").Append(name).Append(":\n    reference: \"").Append(reference).Append("\"\n    period: \"").Append(period)
            .Append("\"\n    method: \"").Append(method).Append("\"\n    classifications:\n");

        void Sectors(string classification, Func<Sector, SectorElasticity> of)
        {
            text.Append("      ").Append(classification).Append(":\n");
            foreach (var sector in Sector.Of(classification)) text.Append("        ").Append(Line(of(sector))).Append('\n');
        }
    }

    /// <summary>θ of the embedded sectors: the default set's.</summary>
    public double[] Theta() => [.. HybridScope.Sectors.Select(s => Protee(s).Theta)];

    private static SectorElasticity Services(string sector) => new(sector, ServicesTheta, ServicesStandardError, double.NaN, 0, true, ServicesNote);

    private SectorElasticity Protee(Sector sector)
    {
        if (!sector.IsGoods) return Services(sector.Code);
        var row = RowOf(sector);
        return ProteeElasticities.Summarise(sector.Code, row.Icio28.SelectMany(code => products[code]), row.Note);
    }

    private SectorElasticity CaliendoParroOwn(Sector sector) => caliendoParro.FirstOrDefault(e => e.Sector == sector.Code)
        ?? new SectorElasticity(sector.Code, ServicesTheta, double.NaN, double.NaN, 0, true, "not traded in the paper: any value gives the same results there");

    private SectorElasticity CaliendoParroMapped(Sector sector)
    {
        if (!sector.IsGoods) return Services(sector.Code);
        var row = RowOf(sector);
        var parts = row.Cp40.Select(code => caliendoParro.First(e => e.Sector == code)).ToArray();
        var error = Math.Sqrt(parts.Sum(p => p.StandardError * p.StandardError)) / parts.Length;
        return new SectorElasticity(sector.Code, parts.Average(p => p.Theta), error, double.NaN, 0, false, parts.Length == 1 ? parts[0].Note : $"mean of {string.Join(", ", row.Cp40)}");
    }

    private Row RowOf(Sector sector) => concordance.FirstOrDefault(r => r.Classification == sector.Classification && r.Sector == sector.Code)
        ?? throw new InvalidDataException($"{ConcordanceFile} has no row for {sector.Code} of {sector.Classification}.");

    private static string Line(SectorElasticity e)
    {
        var text = new StringBuilder().Append(e.Sector).Append(": { theta: ").Append(MatrixText.Exact(MatrixText.ThreeDecimals(e.Theta)));
        if (!double.IsNaN(e.StandardError)) text.Append(", standardError: ").Append(MatrixText.Exact(MatrixText.ThreeDecimals(e.StandardError)));
        if (!double.IsNaN(e.Dispersion)) text.Append(", dispersion: ").Append(MatrixText.Exact(MatrixText.ThreeDecimals(e.Dispersion)));
        if (e.Products > 0) text.Append(CultureInfo.InvariantCulture, $", products: {e.Products}");
        if (e.IsAssumption) text.Append(", assumption: true");
        if (e.Note.Length > 0) text.Append(", note: \"").Append(e.Note).Append('"');
        return text.Append(" }").ToString();
    }

    private static ImmutableArray<SectorElasticity> CaliendoParro(string thetaFile, Stream errors)
    {
        var theta = TextMatrix.Read(thetaFile, 20, 1, double.Epsilon, 200);
        using var csv = CsvFile.Read(errors, StandardErrorFile);
        int sector = csv.Column("sector"), error = csv.Column("standardError"), note = csv.Column("note");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<SectorElasticity>();
        while (csv.NextRow())
        {
            var given = csv.Field(error).IsEmpty ? double.NaN : csv.Number(error, 0, 1000, "a standard error");
            if (all.Count < theta.Length) all.Add(new SectorElasticity(csv.Text(sector), theta[all.Count], given, double.NaN, 0, false, csv.Text(note)));
            if (csv.Text(sector) != Sector.Of("CP40")[all.Count - 1].Code) csv.Faults.Add($"'{csv.Field(sector)}' is out of order", csv.Line, sector + 1, "the order of CP40");
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    private static ImmutableArray<Row> Concordance(Stream stream)
    {
        using var csv = CsvFile.Read(stream, ConcordanceFile);
        int classification = csv.Column("classification"), sector = csv.Column("sector"), icio = csv.Column("icio28"), cp = csv.Column("cp40"), note = csv.Column("note");
        csv.Faults.ThrowIfAny();
        var rows = ImmutableArray.CreateBuilder<Row>();
        while (csv.NextRow())
        {
            if (!Sector.Of(csv.Text(classification)).Any(s => s.Code == csv.Text(sector) && s.IsGoods))
                csv.Faults.Add($"'{csv.Field(classification)}' has no goods sector '{csv.Field(sector)}'", csv.Line, sector + 1);
            rows.Add(new Row(csv.Text(classification), csv.Text(sector), csv.Text(icio).Split(' '), csv.Text(cp).Split(' '), csv.Text(note)));
        }
        csv.Faults.ThrowIfAny();
        return rows.ToImmutable();
    }
}
