using Tripoint.Equilibrium;
using Tripoint.Synthetic;
using Tripoint.Tables;

namespace Tripoint.Tests.Equilibrium;

/// <summary>Each instrument against something it must equal, and the hard cases.</summary>
public class InstrumentTests
{
    private static readonly WorldTable s_table = SyntheticWorld.Create(5, 4, seed: 3);

    private static int Flows => s_table.Trade.Length;

    [Fact]
    public void A_cap_that_binds_equals_the_export_tax_of_its_rent()
    {
        var cell = s_table.Cell(1, 0, 2);
        foreach (var holder in Enum.GetValues<RentHolder>())
        {
            var capped = Solve(new PolicyChange { VolumeCaps = [new VolumeCap(1, 0, 2, 0.6, holder)] });
            Assert.Equal(SolveStatus.Converged, capped.Status);
            var outcome = Assert.Single(capped.VolumeCaps);
            Assert.True(outcome.Binds);
            var rates = new double[Flows];
            rates[cell] = outcome.RentRate;
            var taxed = Solve(holder == RentHolder.Exporter ? new PolicyChange { ExportTax = rates } : new PolicyChange { ImporterRent = rates });
            for (var at = 0; at < 5; at++) Assert.Equal(taxed.WelfareExact[at], capped.WelfareExact[at], 1e-9);
            // The volume shipped, at the producer's price, is at the cap.
            var received = capped.Trade[cell] / (holder == RentHolder.Exporter ? 1 + outcome.RentRate : 1);
            Assert.Equal(0.6, received / s_table.Trade[cell] / capped.SupplyPriceHat[(2 * 4) + 1], 1e-8);
        }
    }

    [Fact]
    public void A_cap_that_does_not_bind_changes_nothing()
    {
        var result = Solve(new PolicyChange { VolumeCaps = [new VolumeCap(1, 0, 2, 1.4, RentHolder.Exporter)] });
        Assert.False(result.VolumeCaps[0].Binds);
        Assert.All(result.WelfareExact, v => Assert.Equal(0, v, 1e-10));
    }

    [Fact]
    public void An_importers_rent_equals_a_tariff_of_the_same_rate()
    {
        var untaxed = WorldTable.Create(s_table.ToData() with { Tariff = new double[Flows], FinalShare = null, Deficit = null });
        double[] rates = new double[Flows], same = new double[Flows];
        for (var at = 0; at < Flows; at++) rates[at] = same[at] = at / 5 % 5 == at % 5 ? 0 : 0.1;
        var model = new EquilibriumModel(untaxed);
        var rent = model.Solve(new PolicyChange { ImporterRent = rates }, cancellation: TestContext.Current.CancellationToken);
        var tariff = model.Solve(new PolicyChange { Tariff = same }, cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < 5; at++)
        {
            Assert.Equal(tariff.WelfareExact[at], rent.WelfareExact[at], 1e-9);
            Assert.Equal(tariff.TariffRevenue[at], rent.RentRevenue[at], 1e-4);
        }
    }

    [Fact]
    public void A_uniform_export_tax_equals_a_uniform_import_tariff()
    {
        // Lerner symmetry: without deficits, one economy's tax of t on all exports is its tariff of t on all imports.
        var data = s_table.ToData();
        var untaxed = BaselineCalibration.WithoutDeficits(WorldTable.Create(data with { Tariff = new double[Flows], FinalShare = null, Deficit = null }));
        double[] tax = new double[Flows], tariff = new double[Flows];
        for (var at = 0; at < Flows; at++)
        {
            int importer = at / 5 % 5, exporter = at % 5;
            if (importer == exporter) continue;
            if (exporter == 1) tax[at] = 0.15;
            if (importer == 1) tariff[at] = 0.15;
        }
        var model = new EquilibriumModel(untaxed);
        var taxed = model.Solve(new PolicyChange { ExportTax = tax }, cancellation: TestContext.Current.CancellationToken);
        var protecting = model.Solve(new PolicyChange { Tariff = tariff }, cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < 5; at++) Assert.Equal(protecting.WelfareExact[at], taxed.WelfareExact[at], 1e-8);
    }

    [Fact]
    public void Productivity_in_autarky_works_through_the_Leontief_inverse()
    {
        // An economy cut off: its welfare is that of autarky, whatever the others do.
        var barriers = new double[Flows];
        Array.Fill(barriers, 1.0);
        for (var at = 0; at < Flows; at++)
        {
            int importer = at / 5 % 5, exporter = at % 5;
            if (importer != exporter && (importer == 3 || exporter == 3)) barriers[at] = double.PositiveInfinity;
        }
        var model = new EquilibriumModel(s_table, new EquilibriumOptions { Deficits = DeficitClosure.Zero });
        var closed = model.Solve(new PolicyChange { Barrier = barriers }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, closed.Status);
        Assert.True(closed.WelfareExact[3] < 0);
        Assert.Equal(-1, closed.Exports[3], 1e-12);
        var productivity = new double[5 * 4];
        Array.Fill(productivity, 1.0);
        for (var s = 0; s < 4; s++) productivity[(3 * 4) + s] = 1.1;
        var better = model.Solve(new PolicyChange { Barrier = barriers, Productivity = productivity }, cancellation: TestContext.Current.CancellationToken);
        // In autarky prices fall by the Leontief inverse of the productivity gain: recomputed from the table.
        var expected = 0.0;
        var price = new double[4];
        for (var round = 0; round < 400; round++)
        {
            var next = new double[4];
            for (var s = 0; s < 4; s++)
            {
                next[s] = -Math.Log(1.1);
                for (var k = 0; k < 4; k++) next[s] += model.Base.InputShare[(((3 * 4) + s) * 4) + k] * price[k];
            }
            price = next;
        }
        for (var s = 0; s < 4; s++) expected -= model.Base.FinalShare[(3 * 4) + s] * price[s];
        Assert.Equal(expected, Math.Log((1 + better.WelfareExact[3]) / (1 + closed.WelfareExact[3])), 1e-8);
    }

    [Fact]
    public void Closing_every_supplier_of_a_needed_good_is_said_to_be_infeasible()
    {
        var barriers = new double[Flows];
        Array.Fill(barriers, 1.0);
        for (var from = 0; from < 5; from++) barriers[s_table.Cell(2, 4, from)] = double.PositiveInfinity;
        var result = Solve(new PolicyChange { Barrier = barriers });
        Assert.Equal(SolveStatus.Infeasible, result.Status);
        Assert.Contains("Sector 3", result.Diagnosis, StringComparison.Ordinal);
        Assert.True(double.IsNaN(result.WelfareExact[0]));
    }

    [Fact]
    public void A_surplus_that_cannot_be_exported_is_said_to_be_infeasible()
    {
        var economy = Enumerable.Range(0, 5).First(at => s_table.Deficit[at] < 0);
        var barriers = new double[Flows];
        Array.Fill(barriers, 1.0);
        for (var s = 0; s < 4; s++)
        {
            for (var to = 0; to < 5; to++)
            {
                if (to != economy) barriers[s_table.Cell(s, to, economy)] = double.PositiveInfinity;
            }
        }
        var result = Solve(new PolicyChange { Barrier = barriers });
        Assert.Equal(SolveStatus.Infeasible, result.Status);
        Assert.Contains("surplus", result.Diagnosis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(4, 10)]
    [InlineData(25, 10)]
    [InlineData(60, 10)]
    [InlineData(60, 0.05)]
    public void Extreme_elasticities_and_tariffs_are_solved(double theta, double tariff)
    {
        var elasticity = new double[4];
        Array.Fill(elasticity, theta);
        var table = WorldTable.Create(s_table.ToData() with { Elasticity = elasticity });
        foreach (var horizon in Enum.GetValues<Horizon>())
        {
            var result = new EquilibriumModel(table, new EquilibriumOptions { Horizon = horizon, Deficits = DeficitClosure.Zero })
                .Solve(EquilibriumModelTests.RaisedTariffs(table, tariff), cancellation: TestContext.Current.CancellationToken);
            Assert.True(result.Status == SolveStatus.Converged, $"{horizon}: {result.Status} {result.Diagnosis} {string.Join(' ', result.ResidualHistory.TakeLast(5))}");
        }
    }

    [Fact]
    public void Zero_trade_zero_output_and_a_tiny_economy_are_solved()
    {
        var data = s_table.ToData();
        var trade = data.Trade.ToArray();
        for (var to = 0; to < 5; to++) trade[s_table.Cell(0, to, 1)] = 0;
        for (var at = 0; at < Flows; at++)
        {
            if (at % 5 == 4 || at / 5 % 5 == 4) trade[at] *= 1e-9;
        }
        var table = WorldTable.Create(data with { Trade = trade, InputShare = [.. data.InputShare.Select(v => v * 0.05)], ValueAddedShare = null, FinalShare = null, Deficit = null });
        var result = new EquilibriumModel(table).Solve(EquilibriumModelTests.RaisedTariffs(table, 0.2), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, result.Status);
        Assert.Equal(0, result.Output[(1 * 4) + 0]);
        Assert.All(result.WelfareExact, v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void The_parts_of_the_first_order_effect_add_up()
    {
        var result = Solve(EquilibriumModelTests.RaisedTariffs(s_table, 0.1));
        var parts = result.Decompose();
        for (var at = 0; at < 5; at++)
        {
            Assert.Equal(result.TermsOfTrade[at], parts.TermsByPartner.AsSpan(at * 5, 5).ToArray().Sum(), 1e-12);
            Assert.Equal(result.TermsOfTrade[at], parts.TermsBySector.AsSpan(at * 4, 4).ToArray().Sum(), 1e-12);
            Assert.Equal(result.VolumeOfTrade[at], parts.VolumeByPartner.AsSpan(at * 5, 5).ToArray().Sum(), 1e-12);
            Assert.Equal(result.VolumeOfTrade[at], parts.VolumeBySector.AsSpan(at * 4, 4).ToArray().Sum(), 1e-12);
        }
    }

    [Fact]
    public void A_tariff_is_shared_between_importer_and_exporter()
    {
        var tariff = PolicyChange.TariffsOf(s_table);
        tariff[s_table.Cell(0, 0, 1)] += 0.2;
        var incidence = Solve(new PolicyChange { Tariff = tariff }).Incidence(0, 0, 1);
        Assert.Equal(0.2 / (1 + s_table.Tariff[s_table.Cell(0, 0, 1)]), incidence.Wedge, 1e-12);
        Assert.Equal((1 + incidence.Wedge) * (1 + incidence.ExporterPrice), 1 + incidence.ImporterPrice, 1e-12);
        Assert.InRange(incidence.ImporterShare, 0.5, 1);
    }

    private static EquilibriumResult Solve(PolicyChange policy) =>
        new EquilibriumModel(s_table).Solve(policy, cancellation: TestContext.Current.CancellationToken);
}
