using CsCheck;
using Tripoint.Codes;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

public class ExportDecompositionTests
{
    [Theory]
    [InlineData(1995)]
    [InlineData(2008)]
    [InlineData(2011)]
    public void Parts_add_up_to_gross_exports_on_the_world_table(int year)
    {
        var system = IoTables.Wiod(year);
        Assert.InRange(BorinMancini.SourceBased(system).AddingUpGap, 0, 1e-10);
        Assert.InRange(BorinMancini.SinkBased(system).AddingUpGap, 0, 1e-10);
        Assert.InRange(WangWeiZhu.Decompose(system).AddingUpGap, 0, 1e-10);
    }

    // Per cent of gross exports and gross exports in million US$: WIOD release 2013, year 2011, on which three public programs agree.
    [Theory]
    [InlineData("CHN", 2_084_965, 77.43, 75.48, 21.76)]
    [InlineData("JPN", 894_066, 82.72, 81.52, 17.00)]
    [InlineData("KOR", 611_590, 59.48, 59.15, 40.24)]
    public void The_published_shares_of_2011_are_reproduced(string code, double gross, double dva, double vax, double foreign)
    {
        var system = IoTables.Wiod(2011);
        var s = system.IndexOf(Economy.Of(code));
        foreach (var result in new[] { BorinMancini.SourceBased(system), BorinMancini.SinkBased(system) })
        {
            var exports = result.SumGross(s);
            Assert.Equal(gross, exports, 0.5);
            Assert.Equal(dva, 100 * result.Sum("DVA", s) / exports, 0.005);
            Assert.Equal(vax, 100 * result.Sum("VAX", s) / exports, 0.005);
            Assert.Equal(foreign, 100 * result.Sum("FC", s) / exports, 0.005);
        }
    }

    [Fact]
    public void Every_term_equals_its_definition_taken_literally_on_small_tables() =>
        Gen.Select(Gen.Int[2, 5], Gen.Int[1, 4], Gen.UInt, Gen.Bool).Sample((n, j, seed, awkward) =>
        {
            var system = LeontiefSystem.Build(IoTables.Random(n, j, seed, awkward));
            Agree(new SlowDecomposition(system), system, 1e-11);
        }, iter: 40, threads: 1);

    [Fact]
    public void Both_approaches_give_an_exporter_the_same_totals_but_not_its_bilateral_flows()
    {
        var system = IoTables.Wiod(2011);
        ExportDecomposition source = BorinMancini.SourceBased(system), sink = BorinMancini.SinkBased(system);
        var differs = false;
        for (var s = 0; s < system.EconomyCount; s++)
        {
            foreach (var term in new[] { "VAX", "REF", "DDC", "FVA", "FDC", "DVA" })
                Assert.Equal(source.Sum(term, s), sink.Sum(term, s), 1e-9 * source.SumGross(s));
            differs |= Math.Abs(source.Sum("DVA", s, (s + 1) % system.EconomyCount) - sink.Sum("DVA", s, (s + 1) % system.EconomyCount)) > 1e-3;
        }
        Assert.True(differs);
    }

    [Fact]
    public void Wang_Wei_Zhu_domestic_and_foreign_content_agree_with_Borin_Mancini()
    {
        var system = IoTables.Wiod(2008);
        ExportDecomposition sixteen = WangWeiZhu.Decompose(system), source = BorinMancini.SourceBased(system);
        string[] domestic = [.. sixteen.Terms.Take(10).Select(t => t.Code)];
        for (var s = 0; s < system.EconomyCount; s++)
        {
            var scale = source.SumGross(s);
            Assert.Equal(source.Sum("DC", s), domestic.Sum(t => sixteen.Sum(t, s)), 1e-9 * scale);
            // Reflection is also the same in the two: value added that comes back for home use.
            Assert.Equal(source.Sum("REF", s), sixteen.Sum("RDV_FIN", s) + sixteen.Sum("RDV_FIN2", s) + sixteen.Sum("RDV_INT", s), 1e-9 * scale);
        }
    }

    [Fact]
    public void An_unknown_term_is_refused_with_the_terms_there_are()
    {
        var result = BorinMancini.SourceBased(LeontiefSystem.Build(IoTables.Random(2, 2, 1)));
        Assert.Contains("DAVAX", Assert.Throws<ArgumentException>(() => result.Sum("XYZ", 0)).Message, StringComparison.Ordinal);
    }

    internal static void Agree(SlowDecomposition slow, LeontiefSystem system, double tolerance)
    {
        foreach (var (fast, reference) in new[]
        {
            (BorinMancini.SourceBased(system), slow.Source()), (BorinMancini.SinkBased(system), slow.Sink()), (WangWeiZhu.Decompose(system), slow.Sixteen()),
        })
        {
            foreach (var (key, value) in reference)
            {
                var (term, s, r, k) = key;
                var got = fast.Sum(term, s, r, k);
                Assert.True(Math.Abs(got - value) <= tolerance * Math.Max(1, fast.SumGross(s)), $"{fast.Method} {term} {s} to {r}, sector {k}: {got} instead of {value}");
            }
        }
    }
}
