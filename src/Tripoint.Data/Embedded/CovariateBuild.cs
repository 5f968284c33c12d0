using System.Globalization;
using System.Text;
using ExcelDataReader;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>Makes the files of <see cref="EmbeddedCovariates"/> from their sources, byte for byte the same from the same sources.</summary>
/// <param name="source">Gives the path of a source by its name below the folder of third-party data.</param>
internal sealed class CovariateBuild(Func<string, string> source)
{
    private const string DistanceSource = "gravity-covariates/dist_cepii.csv";
    private const string AgreementSource = "gravity-covariates/bilateral_rta_1958_2023.csv.gz";
    private const string ShippingSource = "shipping/Gravity_model_lsbci.xlsx";
    private const string VoteSource = "un-votes/votes-2011-2020.csv.gz";
    private const int LeastRollCalls = 100;

    private readonly Dictionary<(string, string), double> _distance = [], _votes = [], _connectivity = [];
    private readonly Dictionary<(string, string), PairLinks> _links = [];
    private readonly Dictionary<(string, string), SortedSet<int>> _agreements = [];

    /// <summary>Builds the files.</summary>
    /// <returns>The files by their names under <c>data/embedded</c>.</returns>
    /// <exception cref="BadInputException">A source has faults.</exception>
    public IEnumerable<(string Name, byte[] Content)> Files()
    {
        ReadDistances();
        ReadAgreements();
        ReadShipping();
        ReadVotes();
        var economies = _distance.Keys.Concat(_votes.Keys).SelectMany(p => new[] { p.Item1, p.Item2 }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        yield return (EmbeddedCovariates.DistanceFile, Triangle(economies, _distance, 1));
        yield return (EmbeddedCovariates.VoteFile, Triangle(economies, _votes, 1000));
        yield return (EmbeddedCovariates.PairFile, Pairs(economies));
        yield return (EmbeddedCovariates.SourceFile, Sources());
    }

    private void ReadDistances()
    {
        using var csv = CsvFile.Open(source(DistanceSource), ';');
        int from = csv.Column("iso_o"), to = csv.Column("iso_d"), weighted = csv.Column("distw"), plain = csv.Column("dist");
        int border = csv.Column("contig"), language = csv.Column("comlang_off"), colony = csv.Column("colony");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            if (Known(csv.Text(from)) is not { } a || Known(csv.Text(to)) is not { } b || string.CompareOrdinal(a, b) < 0) continue;
            _distance[(a, b)] = csv.Number(csv.Field(weighted) is "." ? plain : weighted, 0, 21_000, "kilometres");
            var links = Link(border, PairLinks.Contiguous) | Link(language, PairLinks.Language) | Link(colony, PairLinks.Colony);
            if (links != PairLinks.None && a != b) _links[(a, b)] = links;
        }
        csv.Faults.ThrowIfAny();

        PairLinks Link(int column, PairLinks link) => csv.Field(column) is "1" ? link : PairLinks.None;
    }

    private void ReadAgreements()
    {
        using var csv = CsvFile.Open(source(AgreementSource));
        int from = csv.Column("iso_o"), to = csv.Column("iso_d"), year = csv.Column("year"), flag = csv.Column("rta_v2");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            if (Known(csv.Text(from)) is not { } a || Known(csv.Text(to)) is not { } b || a == b || csv.Field(flag) is not "1") continue;
            var pair = Ordered(a, b);
            if (!_agreements.TryGetValue(pair, out var years)) _agreements.Add(pair, years = []);
            years.Add((int)csv.Number(year, 1900, 2100, "a year"));
        }
        csv.Faults.ThrowIfAny();
    }

    private void ReadShipping()
    {
        var path = source(ShippingSource);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        if (!reader.Read() || reader.FieldCount < 8 || reader.GetValue(7) is not "ln(LSBCIij)") throw new BadInputException("the column ln(LSBCIij) is not where it is expected", path, "column 8");
        while (reader.Read())
        {
            if (reader.GetValue(0) is not string from || reader.GetValue(2) is not string to || reader.GetValue(7) is not double logarithm) continue;
            if (Known(from) is { } a && Known(to) is { } b && a != b) _connectivity[Ordered(a, b)] = Math.Exp(logarithm);
        }
    }

    private void ReadVotes()
    {
        var rolls = new Dictionary<string, int>(StringComparer.Ordinal);
        var cast = new SortedDictionary<string, List<(int Roll, sbyte Vote)>>(StringComparer.Ordinal);
        using (var csv = CsvFile.Open(source(VoteSource)))
        {
            int roll = csv.Column("rcid"), code = csv.Column("country_code"), vote = csv.Column("vote");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow())
            {
                // Serbia votes on under Yugoslavia's letters in this source.
                var alpha2 = csv.Field(code) is "YU" ? "RS" : csv.Text(code);
                if (!Economy.TryOfAlpha2(alpha2, out var economy)) csv.Faults.Add($"unknown country '{alpha2}'", csv.Line, code + 1);
                else
                {
                    if (!rolls.TryGetValue(csv.Text(roll), out var at)) rolls.Add(csv.Text(roll), at = rolls.Count);
                    if (!cast.TryGetValue(economy.Code, out var own)) cast.Add(economy.Code, own = []);
                    own.Add((at, csv.Field(vote) is "yes" ? (sbyte)2 : csv.Field(vote) is "no" ? (sbyte)0 : (sbyte)1));
                }
            }
            csv.Faults.ThrowIfAny();
        }
        var codes = cast.Keys.ToList();
        var table = codes.Select(c => Row(cast[c])).ToList();
        for (var i = 0; i < codes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                int both = 0, apart = 0;
                for (var r = 0; r < rolls.Count; r++)
                {
                    if (table[i][r] < 0 || table[j][r] < 0) continue;
                    both++;
                    apart += Math.Abs(table[i][r] - table[j][r]);
                }
                if (both >= LeastRollCalls) _votes[Ordered(codes[i], codes[j])] = apart / (2.0 * both);
            }
        }

        sbyte[] Row(List<(int Roll, sbyte Vote)> votes)
        {
            var row = new sbyte[rolls.Count];
            Array.Fill(row, (sbyte)-1);
            foreach (var (at, vote) in votes) row[at] = vote;
            return row;
        }
    }

    private static byte[] Triangle(List<string> economies, Dictionary<(string, string), double> values, double factor)
    {
        var text = new StringBuilder("economy,").AppendJoin(',', economies).Append('\n');
        for (var i = 0; i < economies.Count; i++)
        {
            text.Append(economies[i]);
            for (var j = 0; j <= i; j++)
            {
                text.Append(',');
                if (values.TryGetValue((economies[i], economies[j]), out var value)) text.Append(Math.Round(value * factor).ToString(CultureInfo.InvariantCulture));
            }
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private byte[] Pairs(List<string> economies)
    {
        var text = new StringBuilder("a,b,lsbci,agreement_since,links\n");
        for (var i = 0; i < economies.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var pair = (economies[i], economies[j]);
                var since = _agreements.TryGetValue(pair, out var years) ? Since(years) : 0;
                var lsbci = _connectivity.TryGetValue(pair, out var index) ? index.ToString("0.####", CultureInfo.InvariantCulture) : "";
                var links = _links.GetValueOrDefault(pair);
                if (lsbci.Length == 0 && since == 0 && links == PairLinks.None) continue;
                text.Append(CultureInfo.InvariantCulture, $"{pair.Item1},{pair.Item2},{lsbci},{Number(since)},{Number((int)links)}\n");
            }
        }
        return Encoding.UTF8.GetBytes(text.ToString());

        static string Number(int value) => value > 0 ? value.ToString(CultureInfo.InvariantCulture) : "";
    }

    // The first year of the run of years that reaches the end of the data; 0 where the agreement has ended.
    private int Since(SortedSet<int> years)
    {
        var last = _agreements.Values.Max(y => y.Max);
        if (years.Max < last) return 0;
        var first = last;
        while (years.Contains(first - 1)) first--;
        return first;
    }

    private byte[] Sources()
    {
        var text = new StringBuilder("title,vintage,licence,file,sha256\n");
        Add("CEPII GeoDist (Mayer and Zignago 2011): distance, border, language, colonial past", "2011", "Etalab 2.0; cite Mayer and Zignago (2011)", DistanceSource);
        Add("Regional trade agreements by pair and year, 1958-2023", "2023", "as published with the gravity covariates; cite the compiler", AgreementSource);
        Add("UNCTAD Liner Shipping Bilateral Connectivity Index, with a published gravity study", "as published", "CC BY 4.0", ShippingSource);
        Add("United Nations General Assembly: roll-call votes", "2011-2020", "UN public records", VoteSource);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Add(string title, string vintage, string licence, string file) => text
            .Append('"').Append(title).Append("\",\"").Append(vintage).Append("\",\"").Append(licence).Append("\",")
            .Append(Path.GetFileName(file)).Append(',').Append(FileHash.Sha256(source(file))).Append('\n');
    }

    // CEPII still writes East Timor's former letters.
    private static string? Known(string code) => Economy.TryOf(code == "TMP" ? "TLS" : code, out var economy) ? economy.Code : null;

    // The larger code first, as the triangle's rows have it.
    private static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) > 0 ? (a, b) : (b, a);
}
