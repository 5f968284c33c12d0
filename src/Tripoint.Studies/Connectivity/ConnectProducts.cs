using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Exposure.Connectivity;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;
using Tripoint.Tables;

namespace Tripoint.Studies.Connectivity;

/// <summary>The product side of a bloc's connectivity: inner trade, missing links, choke points, mutual reliance, substitutes inside.</summary>
public static class ConnectProducts
{
    /// <summary>Product by product what stays inside, <c>tripoint.connect-products/1</c>.</summary>
    public static StudyTable Inner(ConnectRequest request)
    {
        var rows = Collect(request, (trade, period) => InnerProductTrade.Of(trade, period, request.Bloc.Members)).OrderByDescending(r => r.Item.Imports + r.Item.Exports).Take(request.Top)
            .Select(r => (ImmutableArray<object>)
            [
                r.Item.Member.Code, r.Item.Product.ToString(), ProductSource.Name(r.Item.Product), r.Year, r.Item.Imports / 1000, 100 * r.Item.ImportShare, r.Item.Exports / 1000, 100 * r.Item.ExportShare,
            ]);
        return Table(
            request, "tripoint.connect-products/1", $"Trade of {request.Bloc.Code}'s members by product, and what of it stays inside",
            [new("member", "member"), .. Product, new("year", "year"), new("importsMusd", "imports, mUSD", 1), new("importsInsidePercent", "inside, %", 1), new("exportsMusd", "exports, mUSD", 1), new("exportsInsidePercent", "inside, %", 1)],
            rows);
    }

    /// <summary>What one member sells and another buys, but hardly from each other, <c>tripoint.connect-missing/1</c>.</summary>
    public static StudyTable Missing(ConnectRequest request)
    {
        var potential = TradePotential.Fit(request.Flows, request.Flows.Choose(SectorChoice.Goods), request.Pairs);
        if (!potential.Converged) throw new InvalidOperationException("the gravity model of all goods did not settle");
        var rows = Collect(request, (trade, period) => MissingLink.Of(trade, period, request.Bloc.Members, potential)).OrderByDescending(r => r.Item.Gap).Take(request.Top)
            .Select(r => (ImmutableArray<object>)
            [
                r.Item.Product.ToString(), ProductSource.Name(r.Item.Product), r.Year, r.Item.Exporter.Code, r.Item.Importer.Code, r.Item.Actual / 1000, r.Item.Expected / 1000, r.Item.Gap / 1000, r.Item.Supplier?.Code ?? "",
            ]);
        return Table(
            request, "tripoint.connect-missing/1", $"Links inside {request.Bloc.Code} that gravity and complementarity predict but trade hardly shows",
            [.. Product, new("year", "year"), new("exporter", "seller"), new("importer", "buyer"), new("actualMusd", "traded, mUSD", 2), new("expectedMusd", "expected, mUSD", 2), new("gapMusd", "gap, mUSD", 2), new("insteadFrom", "buys from")],
            rows,
            "Expected: the seller's exports times the buyer's imports over the world's trade of the product, times the pair's gravity factor; shown below a quarter of it. Grades, brands, and restrictions can explain a gap: a place to look.",
            Model(potential));
    }

    /// <summary>Where trade of pairs falls short of what gravity makes one expect, by sector, <c>tripoint.connect-potential/1</c>.</summary>
    public static StudyTable Potential(ConnectRequest request)
    {
        var members = ConnectStudy.Members(request);
        var codes = new[] { SectorChoice.Goods }.Concat(request.Flows.Sectors.Where(s => s.IsGoods).Select(s => s.Code)).ToArray();
        var fits = new TradePotential[codes.Length];
        Parallel.For(0, codes.Length, at => fits[at] = TradePotential.Fit(request.Flows, request.Flows.Choose(codes[at]), request.Pairs));
        var rows = new List<(double Gap, ImmutableArray<object> Row)>();
        for (var at = 0; at < codes.Length; at++)
        {
            if (!fits[at].Converged) continue;
            foreach (var exporter in members)
            {
                foreach (var importer in members.Where(m => !m.Equals(exporter)))
                {
                    double actual = fits[at].Actual(exporter, importer), expected = fits[at].Expected(exporter, importer);
                    var name = at == 0 ? "all goods" : request.Flows.Sectors.First(s => s.Code == codes[at]).Name.English;
                    rows.Add((at == 0 ? double.PositiveInfinity : expected - actual, [at == 0 ? "goods" : codes[at], name, exporter.Code, importer.Code, actual, expected, actual / expected, expected - actual]));
                }
            }
        }
        var stopped = codes.Where((_, at) => !fits[at].Converged).ToList();
        return new StudyTable(
            "tripoint.connect-potential/1", string.Create(CultureInfo.InvariantCulture, $"Trade inside {request.Bloc.Code} against what gravity makes one expect, {request.Flows.Year}"),
            [
                new("sector", "sector"), new("name", "name"), new("exporter", "seller"), new("importer", "buyer"), new("actualMusd", "traded, mUSD", 0), new("expectedMusd", "expected, mUSD", 0), new("ratio", "ratio", 2), new("gapMusd", "gap, mUSD", 0),
            ],
            [.. rows.OrderByDescending(r => r.Gap).Take(request.Top + members.Length * (members.Length - 1)).Select(r => r.Row)],
            [
                "All goods of every pair first, then the sectors with the largest gap. A ratio below 1 may show a barrier, or goods that the two both make.", Model(fits[0]),
                .. stopped.Count > 0 ? (IEnumerable<string>)[$"The model did not settle in {string.Join(", ", stopped)}: left out."] : [],
                $"Flows: {request.Flows.Basis("").Source}.",
            ]);
    }

    /// <summary>Products on which the bloc hangs on one supplier, <c>tripoint.connect-chokepoints/1</c>.</summary>
    public static StudyTable ChokePoints(ConnectRequest request)
    {
        var rows = Collect(request, (trade, period) => ChokePoint.Of(trade, period, request.Bloc.Members)).OrderByDescending(r => r.Item.Value).Take(request.Top)
            .Select(r => (ImmutableArray<object>)
            [
                r.Item.Product.ToString(), ProductSource.Name(r.Item.Product), r.Year, r.Item.Supplier.Code, r.Item.IsInside ? "inside" : "outside", r.Item.Value / 1000, 100 * r.Item.Share, 100 * r.Item.WorldShare, string.Join(' ', r.Item.Buyers),
            ]);
        return Table(
            request, "tripoint.connect-chokepoints/1", $"Choke points of {request.Bloc.Code}: products with one supplier, inside or out",
            [.. Product, new("year", "year"), new("supplier", "supplier"), new("place", "place"), new("valueMusd", "bought, mUSD", 1), new("sharePercent", "of members' imports, %", 1), new("worldPercent", "of world exports, %", 1), new("buyers", "largest supplier of")],
            rows, "A supplier with at least 60% of what all members together import of the product.");
    }

    /// <summary>Products on which members depend on each other, <c>tripoint.connect-mutual/1</c>.</summary>
    public static StudyTable Mutual(ConnectRequest request)
    {
        var all = Collect(request, (trade, period) => MutualReliance.Of(trade, period, request.Bloc.Members)).ToList();
        var pairs = all.GroupBy(m => (m.Item.A, m.Item.B)).Select(g => string.Create(
            CultureInfo.InvariantCulture,
            $"{g.Key.A.Code} buys {g.Sum(m => m.Item.OfAOnB.Length)} products worth {g.Sum(m => m.Item.ValueOfA) / 1000:N0} million US$ mostly from {g.Key.B.Code}, which buys {g.Sum(m => m.Item.OfBOnA.Length)} worth {g.Sum(m => m.Item.ValueOfB) / 1000:N0} million mostly from it: balance {Balance(g.Sum(m => m.Item.ValueOfA), g.Sum(m => m.Item.ValueOfB)):0.00}."));
        var rows = all.SelectMany(m => m.Item.OfAOnB.Concat(m.Item.OfBOnA).Select(r => (r, m.Year))).OrderByDescending(r => r.r.Value).Take(request.Top)
            .Select(r => (ImmutableArray<object>)[r.r.Buyer.Code, r.r.Supplier.Code, r.r.Product.ToString(), ProductSource.Name(r.r.Product), r.Year, r.r.Value / 1000, 100 * r.r.Share, r.r.Cover]);
        return Table(
            request, "tripoint.connect-mutual/1", $"Products that members of {request.Bloc.Code} buy mostly from one another",
            [new("buyer", "buyer"), new("supplier", "supplier"), .. Product, new("year", "year"), new("valueMusd", "bought, mUSD", 1), new("sharePercent", "share, %", 1), new("cover", "cover", 1)],
            rows, ["Mostly: the partner is the largest supplier with half of the imports or more. Balance: the smaller of the two values over the larger; 1 mutual, 0 one-sided.", .. pairs]);

        static double Balance(double a, double b) => Math.Max(a, b) > 0 ? Math.Min(a, b) / Math.Max(a, b) : 0;
    }

    /// <summary>Where a member could stand in for an outside supplier of another, <c>tripoint.connect-substitutes/1</c>.</summary>
    public static StudyTable Substitutes(ConnectRequest request)
    {
        var rows = Collect(request, (trade, period) => InsideSubstitute.Of(trade, period, request.Bloc.Members)).OrderByDescending(r => r.Item.Coverage * r.Item.Value).Take(request.Top)
            .Select(r => (ImmutableArray<object>)
            [
                r.Item.Product.ToString(), ProductSource.Name(r.Item.Product), r.Year, r.Item.Buyer.Code, r.Item.Outsider.Code, r.Item.Value / 1000, 100 * r.Item.Share, r.Item.Substitute.Code, r.Item.Redirectable / 1000, 100 * r.Item.Coverage,
                r.Item.AlreadyFromSubstitute / 1000,
            ]);
        return Table(
            request, "tripoint.connect-substitutes/1", $"Where a member of {request.Bloc.Code} could stand in for an outside supplier of another",
            [
                .. Product, new("year", "year"), new("buyer", "buyer"), new("outsider", "depends on"), new("valueMusd", "bought, mUSD", 1), new("sharePercent", "share, %", 1), new("substitute", "substitute"), new("redirectableMusd", "sells outside, mUSD", 1),
                new("coveragePercent", "covers, %", 0), new("alreadyMusd", "already, mUSD", 1),
            ],
            rows, "Sells outside: what the member sells outside the bloc and could redirect; contracts and grades permitting. Depends on: the largest supplier, an outsider with half of the imports or more.");
    }

    private static ImmutableArray<StudyColumn> Product { get; } = [new("product", "product"), new("name", "name")];

    private static IEnumerable<(T Item, string Year)> Collect<T>(ConnectRequest request, Func<ProductTrade, int, ImmutableArray<T>> of)
    {
        var any = false;
        foreach (var (set, period) in request.Periods)
        {
            any = true;
            foreach (var item in of(set.Main, period)) yield return (item, set.Main.Periods[period].ToString());
        }
        if (!any) throw new DataMissingException(new Fault($"the product data have no {request.Year}", "--year", request.Products.Years));
    }

    private static StudyTable Table(ConnectRequest request, string schema, string title, ImmutableArray<StudyColumn> columns, IEnumerable<ImmutableArray<object>> rows, params IEnumerable<string> notes) =>
        new(schema, title, columns, [.. rows], [.. notes, .. ProductSource.Notes(request.Periods.Select(p => p.Set))]);

    private static string Model(TradePotential potential) => "Gravity, Poisson with exporter and importer effects on "
        + string.Join(", ", TradePotential.Regressors.Zip(potential.Coefficients, (name, value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.00}")))
        + $"; {potential.Economies.Length} economies, one year: it describes and predicts no effect of a policy.";
}
