using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Tests.InputOutput;

public class InputOutputStudyTests
{
    private static readonly Lazy<LeontiefSystem> s_system = new(() => LeontiefSystem.Build(InputOutputTable.FromWorldTable(EmbeddedDataset.World())));
    private static readonly Economy[] s_bloc = [Economy.Of("CHN"), Economy.Of("JPN"), Economy.Of("KOR")];

    [Fact]
    public void Domestic_value_added_double_counting_and_foreign_content_add_up_to_100()
    {
        var table = ValueAddedStudy.Economies(s_system.Value, s_bloc);
        Assert.Equal(3, table.Rows.Length);
        foreach (var row in table.Rows)
        {
            double Cell(string name) => (double)row[table.Columns.Select(c => c.Name).ToList().IndexOf(name)];
            Assert.Equal(100, Cell("domesticValueAdded") + Cell("domesticDoubleCounting") + Cell("foreignContent"), 1e-9);
            Assert.Equal(Cell("domesticValueAdded"), Cell("valueAddedExports") + Cell("reflected"), 1e-9);
        }
        Assert.Contains(table.Notes, n => n.StartsWith("Hybrid table", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("borin-mancini-source")]
    [InlineData("borin-mancini-sink")]
    [InlineData("wang-wei-zhu")]
    public void Shares_of_the_parts_add_up_to_100_by_partner(string method)
    {
        var table = DecompositionStudy.Table(s_system.Value, method, [s_bloc[2]], s_bloc[0], "total");
        Assert.Equal(100, table.Rows.Where(r => (string)r[7] == "part").Sum(r => (double)r[6]), 1e-8);
    }

    [Fact]
    public void An_unknown_method_or_grouping_is_refused()
    {
        Assert.Throws<BadInputException>(() => DecompositionStudy.Table(s_system.Value, "kww", s_bloc, null, "total"));
        Assert.Throws<BadInputException>(() => DecompositionStudy.Table(s_system.Value, "wang-wei-zhu", s_bloc, null, "product"));
        Assert.Throws<BadInputException>(() => RelianceStudy.Scope("services"));
    }

    [Fact]
    public void Reliance_names_both_normalisations_and_the_blocs_inner_share()
    {
        var table = RelianceStudy.Partners(s_system.Value, s_bloc, sales: false, LookThroughScope.All, 3, Bloc.ChinaJapanKorea);
        Assert.Equal(3 * (2 + 3), table.Rows.Length);
        Assert.Contains(table.Columns, c => c.Title.Contains("(B − I)", StringComparison.Ordinal));
        Assert.Contains(table.Rows, r => (string)r[1] == "other members of CJK");
        foreach (var row in table.Rows) Assert.Equal((double)row[5], (double)row[4] - (double)row[2], 1e-10);
    }

    [Fact]
    public void The_ranking_falls_and_is_the_same_as_the_lists_of_partners()
    {
        var ranking = RelianceStudy.Ranking(s_system.Value, sales: false, LookThroughScope.All, 20);
        for (var at = 1; at < ranking.Rows.Length; at++) Assert.True((double)ranking.Rows[at][4] <= (double)ranking.Rows[at - 1][4]);
        var first = ranking.Rows[0];
        var list = RelianceStudy.Partners(s_system.Value, [Economy.Of((string)first[0])], false, LookThroughScope.All, 1);
        Assert.Equal(first[4], list.Rows[^1][4]);
    }

    [Fact]
    public void The_total_of_a_path_study_is_the_unnormalised_reliance_and_gateways_are_readable()
    {
        var table = PathStudy.Table(s_system.Value, Economy.Of("CHN"), null, Economy.Of("KOR"), "C26", valueAdded: false, 5);
        var system = s_system.Value;
        var node = system.Node(system.IndexOf(Economy.Of("KOR")), system.IndexOfSector("C26"));
        var unit = new double[system.NodeCount];
        unit[node] = 1000;
        var chain = system.Solve(unit);
        var china = system.IndexOf(Economy.Of("CHN")) * system.SectorCount;
        Assert.Equal(chain.AsSpan(china, system.SectorCount).ToArray().Sum(), (double)table.Rows[0][2], 1e-8);
        Assert.Contains(table.Rows, r => (string)r[0] == "gateway" && ((string)r[1]).StartsWith("through KOR", StringComparison.Ordinal));
        Assert.Contains(table.Rows, r => (string)r[0] == "path" && ((string)r[1]).StartsWith("KOR C26 ← CHN", StringComparison.Ordinal));
    }

    [Fact]
    public void An_extraction_says_that_it_is_an_upper_bound()
    {
        var table = ExtractionStudy.Table(s_system.Value, new ExtractionSpec { Supplier = s_bloc[0], SupplierSector = "C26", User = s_bloc[2] }, bySector: false, 5);
        Assert.Contains(table.Notes, note => note == Extraction.Bound);
        Assert.Equal(5, table.Rows.Length);
    }
}
