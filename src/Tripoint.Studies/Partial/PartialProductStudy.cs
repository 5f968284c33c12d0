using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.PartialEquilibrium;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;
using Tripoint.Tables;

namespace Tripoint.Studies.Partial;

/// <summary>One product in detail: SMART in its market, GSIM in all markets. <c>tripoint partial --product</c>.</summary>
public static class PartialProductStudy
{
    /// <summary>The suppliers as a table, <c>tripoint.partial-product/1</c>.</summary>
    /// <exception cref="DataMissingException">No product data have the product, the year or the market.</exception>
    /// <exception cref="BadInputException">The product has no sector and no duty was given, or an elasticity is out of range.</exception>
    public static StudyTable Run(PartialProductRequest request, CancellationToken cancellation = default)
    {
        var set = request.Products.Holding(request.Product);
        var trade = set.Main;
        int period = request.Year is { } year ? trade.RequireYear(year) : set.Period(null), p = trade.IndexOf(request.Product), market = trade.Require(request.Importer);
        var sector = Sector(request.Table, request.Product);
        if (sector < 0 && (request.DutyBefore is null || request.Substitution is null))
            throw new BadInputException($"{request.Product} has no sector in the table", "--product", "", "Give --duty and --substitution");
        var substitution = request.Substitution ?? 1 + request.Table.Elasticity[sector];
        var economies = trade.Economies;
        var n = economies.Length;
        double[] flows = new double[n * n], before = new double[n * n], after = new double[n * n];
        var rows = trade.Rows(period, p);
        for (var at = 0; at < rows.Length; at++) flows[rows.Importer[at] * n + rows.Exporter[at]] = rows.Value[at] / 1000;
        for (var v = 0; v < n; v++)
        {
            for (var r = 0; r < n; r++)
            {
                var duty = v == r ? 0 : v == market && request.DutyBefore is { } given ? given : sector < 0 ? 0 : Duty(request.Table, sector, economies[v], economies[r]);
                before[v * n + r] = duty;
                after[v * n + r] = v == market && v != r && request.Exporters.Contains(economies[r]) ? request.DutyAfter : duty;
            }
        }
        ImmutableArray<int> suppliers = [.. Enumerable.Range(0, n).Where(r => flows[market * n + r] > 0).OrderByDescending(r => flows[market * n + r])];
        if (suppliers.IsEmpty) throw new DataMissingException(new Fault($"{request.Importer.Code} imports no {request.Product} in {trade.Periods[period]}", "--importer"));
        var smart = SmartModel.Solve(
            [.. suppliers.Select(r => new SmartFlow(economies[r], flows[market * n + r], before[market * n + r], after[market * n + r]))],
            new SmartOptions { Demand = request.Demand, Substitution = substitution });
        var gsim = GsimModel.Solve(
            new GsimData
            {
                Economies = economies,
                Products = [request.Product.ToString()],
                Trade = flows,
                TariffBefore = before,
                TariffAfter = after,
                Demand = [request.Demand],
                Substitution = [substitution],
                Supply = [request.Supply],
            },
            null, cancellation);
        var shown = suppliers.Select((r, at) => (r, at)).Where(s => s.at < request.Top || request.Exporters.Contains(economies[s.r]));
        var name = ProductSource.Name(request.Product);
        return new StudyTable(
            "tripoint.partial-product/1", $"{request.Product}{(name.Length > 0 ? $" {name}" : "")}: {request.Importer.Code}'s imports under the new duty, {trade.Periods[period]}",
            [
                new("exporter", "supplier"), new("importsMusd", "imports, mUSD", 2), new("dutyBeforePercent", "duty, %", 2), new("dutyAfterPercent", "after, %", 2), new("creationMusd", "SMART creation", 2),
                new("diversionMusd", "diversion", 2), new("smartMusd", "SMART after", 2), new("gsimMusd", "GSIM after", 2), new("producerPricePercent", "GSIM price, %", 3), new("producerSurplusMusd", "producers' gain", 3),
            ],
            [.. shown.Select(s => (ImmutableArray<object>)
            [
                economies[s.r].Code, flows[market * n + s.r], 100 * before[market * n + s.r], 100 * after[market * n + s.r], smart.Suppliers[s.at].Creation, smart.Suppliers[s.at].Diversion,
                flows[market * n + s.r] + smart.Suppliers[s.at].Total, gsim.TradeAfter[market * n + s.r], 100 * gsim.PriceChange[s.r], gsim.ProducerSurplus[s.r],
            ])],
            [
                string.Create(CultureInfo.InvariantCulture, $"SMART, {request.Importer.Code}: creation {smart.Creation:0.00}, diversion {smart.Diversion:0.00}, revenue {smart.Revenue:0.00}, buyers {smart.ConsumerSurplus:0.00}, welfare {smart.Welfare:0.00} million US$."),
                string.Create(CultureInfo.InvariantCulture, $"GSIM, {request.Importer.Code}: revenue {gsim.Revenue[market]:0.00}, buyers {gsim.ConsumerSurplus[market]:0.00}, producers {gsim.ProducerSurplus[market]:0.00}, welfare {gsim.Welfare(0, market):0.00}; all economies {Enumerable.Range(0, n).Sum(e => gsim.Welfare(0, e)):0.00} million US$. Largest excess demand {gsim.Residual[0]:0.0e0}, {gsim.Iterations[0]} steps."),
                string.Create(CultureInfo.InvariantCulture, $"Elasticities: demand {request.Demand}, substitution {substitution:0.##}{(request.Substitution is null ? $" (1 + θ of sector {request.Table.Sectors[sector].Code})" : "")}, supply {(double.IsInfinity(request.Supply) ? "infinite" : request.Supply.ToString(CultureInfo.InvariantCulture))} in GSIM and infinite in SMART."),
                request.DutyBefore is null
                    ? $"Duties before are the sector's of the table {request.Table.Name}, not the product's own: give the line's duty with --duty where you know it."
                    : "Duties of other markets are the sector's of the table; the one looked at is the one given.",
                "Imports only: home sales of a product are not in customs data, so demand is demand for imports. A flow that is zero stays zero.",
                .. ProductSource.Notes([set]),
            ]);
    }

    /// <summary>The sector of a product as an index of a table; −1 where it has none.</summary>
    internal static int Sector(WorldTable table, Hs6 product)
    {
        if (HsSectorConcordance.For(table) is not { } concordance) return -1;
        // The tables that ship write the headings 1001 and 2814 with two zeros.
        var code = product.ToString();
        var sector = concordance.SectorOf(TariffCode.Of(code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code));
        return sector.Length == 0 ? -1 : table.IndexOfSector(sector);
    }

    /// <summary>The table's duty between two economies, members of EU27 and what the table lacks by their aggregates; 0 inside one.</summary>
    private static double Duty(WorldTable table, int sector, Economy importer, Economy exporter)
    {
        int v = Place(table, importer), r = Place(table, exporter);
        return v < 0 || r < 0 || v == r ? 0 : table.Tariff[table.Cell(sector, v, r)];
    }

    private static int Place(WorldTable table, Economy economy)
    {
        if (table.IndexOf(economy) is var own && own >= 0) return own;
        if (Bloc.TryOf("EU27", out var union) && union.Contains(economy) && Economy.TryOf("EU27", out var eu) && table.IndexOf(eu) is var at && at >= 0) return at;
        return Economy.TryOf("ROW", out var rest) ? table.IndexOf(rest) : -1;
    }
}
