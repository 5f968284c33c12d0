using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Studies.Bargains;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>Searches the tariffs between the members for the package that all prefer, each valuing its real income alone.</summary>
internal static class PreferredPackageStudy
{
    /// <summary>Tables with more nodes, and blocs with more tariffs between them, are left out: a brief is to be quick.</summary>
    public const int LargestNodeCount = 1500, LargestRateCount = 5000;

    private const int Wanted = 3, NamedSectors = 6;

    /// <summary>Searches; null where the table or the bloc is too large.</summary>
    public static PreferredPackage? Of(WorldTable table, ImmutableArray<Economy> members, CancellationToken cancellation)
    {
        if (table.EconomyCount * table.SectorCount > LargestNodeCount) return null;
        int[] at = [.. members.Select(table.IndexOf)];
        var rates = TariffSpace.Mutual(table, at).Count;
        if (rates > LargestRateCount) return null;
        if (rates == 0)
            return new PreferredPackage { Movable = 0, Cut = 0, IsAgreed = false, Members = [], Status = default, Promise = 0, DiscountFactor = 0 };
        var model = new EquilibriumModel(table);
        var mandates = members.Select(Mandate.WelfareOf).ToList();
        var game = Game();
        var bargain = new PackageSearch(game, new SearchOptions { Starts = 1 }).NashBargain(cancellation);
        var agreed = bargain.IsAcceptable && bargain.Gains.All(g => g > 0);
        var curves = agreed ? Task.Run(() => TradeOffCurves.Find(Game, bargain, [0.1, 0.3, 0.7, 0.9], null, cancellation), cancellation) : null;
        var judged = Enforcement.Judge(game, bargain, Punishment.Withdrawal, new TariffWarOptions { Tolerance = 1e-8 }, cancellation);
        var worths = new Worths(game, bargain, cancellation);
        return new PreferredPackage
        {
            Movable = rates,
            Cut = Enumerable.Range(0, rates).Count(r => IsCut(game, bargain, r)),
            IsAgreed = agreed,
            Members = [.. members.Select((m, k) => Member(game, bargain, judged.Parties[k], k))],
            Wants = agreed ? [.. members.SelectMany((_, k) => worths.Wants(k, Wanted))] : [],
            Sectors = agreed ? worths.Sectors(NamedSectors) : [],
            TradeOffs = curves?.GetAwaiter().GetResult() ?? [],
            Status = bargain.Status,
            Promise = bargain.Promise,
            DiscountFactor = mandates[0].DiscountFactor,
        };

        BargainingGame Game() => BargainingGame.Create(new TrackedModel(model), mandates);
    }

    /// <summary>Whether the package lowers a rate.</summary>
    internal static bool IsCut(BargainingGame game, FoundPackage package, int rate) => package.Rates[rate] < game.Space.Standing[rate] - 1e-6;

    private static PackageMember Member(BargainingGame game, FoundPackage package, PartyEnforcement judged, int k)
    {
        var (table, party) = (game.Table, game.Parties[k].Party);
        var own = Enumerable.Range(0, game.Space.Count).Where(r => game.Space.Rates[r].Importer == party).ToList();
        return new PackageMember
        {
            Economy = table.Economies[party],
            Gain = package.Gains[k],
            GainMusd = package.Gains[k] * table.Income[party],
            Exports = package.Equilibrium.Exports[party],
            OwnCuts = own.Count(r => IsCut(game, package, r)),
            OwnMovable = own.Count,
            Charged = Average(game, package, party, imports: true),
            Faced = Average(game, package, party, imports: false),
            Broken = judged.Broken,
            PatienceNeeded = judged.Smallest,
            Keeps = judged.Keeps,
            YearsToRegret = judged.YearsToRegret,
        };
    }

    // Over all goods that the member trades with the other members, weighted by base trade.
    private static TariffMove Average(BargainingGame game, FoundPackage package, int party, bool imports)
    {
        var table = game.Table;
        var after = game.Space.Policy(package.Rates).Tariff!;
        double trade = 0, before = 0, then = 0;
        foreach (var other in game.Parties.Select(p => p.Party).Where(p => p != party))
        {
            for (var j = 0; j < table.SectorCount; j++)
            {
                if (!table.Sectors[j].IsGoods) continue;
                var cell = imports ? table.Cell(j, party, other) : table.Cell(j, other, party);
                trade += table.Trade[cell];
                before += table.Trade[cell] * table.Tariff[cell];
                then += table.Trade[cell] * after[cell];
            }
        }
        return trade > 0 ? new TariffMove(before / trade, then / trade) : new TariffMove(0, 0);
    }

    /// <summary>
    /// What each cut of a package is worth to each party: its part of the gain while all cuts grow together from nothing to the package, ∫ ∂W/∂τ dτ
    /// along the straight line (Aumann and Shapley 1974), by three Gauss-Legendre points. The parts add up to the gain.
    /// </summary>
    private sealed class Worths
    {
        private static readonly (double At, double Weight)[] s_way = [(0.5 - Math.Sqrt(0.15), 5.0 / 18), (0.5, 8.0 / 18), (0.5 + Math.Sqrt(0.15), 5.0 / 18)];

        private readonly BargainingGame _game;
        private readonly FoundPackage _package;
        private readonly double[][] _worth;

        public Worths(BargainingGame game, FoundPackage package, CancellationToken cancellation)
        {
            (_game, _package) = (game, package);
            int[] parties = [.. game.Parties.Select(p => p.Party)];
            double[] standing = game.Space.Standing, change = [.. package.Rates.Zip(standing, (to, from) => to - from)];
            _worth = [.. parties.Select(_ => new double[change.Length])];
            foreach (var (at, weight) in s_way)
            {
                var between = game.Model.Solve(game.Space.Policy([.. standing.Zip(change, (from, by) => from + (at * by))]), cancellation)
                    ?? throw new InvalidOperationException("an equilibrium between today and the package was not found");
                var gradients = game.Model.Gradients(between, parties);
                for (var k = 0; k < parties.Length; k++)
                {
                    for (var r = 0; r < change.Length; r++) _worth[k][r] += weight * gradients[k].Tariff[game.Space.Cells[r]] * change[r] * game.Table.Income[parties[k]];
                }
            }
        }

        public IEnumerable<PackageCut> Wants(int k, int most)
        {
            var (table, space) = (_game.Table, _game.Space);
            return Enumerable.Range(0, space.Count).Where(r => space.Rates[r].Exporter == _game.Parties[k].Party && IsCut(_game, _package, r) && _worth[k][r] > 0)
                .OrderByDescending(r => _worth[k][r]).Take(most)
                .Select(r => new PackageCut(
                    _game.Name(k), table.Economies[space.Rates[r].Importer], table.Sectors[space.Rates[r].Sector], space.Standing[r], _package.Rates[r],
                    table.Trade[space.Cells[r]], _worth[k][r], _worth[Position(space.Rates[r].Importer)][r]));
        }

        public ImmutableArray<PackageSector> Sectors(int named)
        {
            var (table, space) = (_game.Table, _game.Space);
            var sums = Enumerable.Range(0, table.SectorCount).Select(j => (Sector: j, Worth: _worth.Select(w => Enumerable.Range(0, space.Count).Where(r => space.Rates[r].Sector == j).Sum(r => w[r])).ToArray()))
                .OrderByDescending(s => s.Worth.Sum(Math.Abs)).ToList();
            return
            [
                .. sums.Take(named).Select(s => new PackageSector(table.Sectors[s.Sector], [.. s.Worth])),
                new PackageSector(null, [.. Enumerable.Range(0, _worth.Length).Select(k => sums.Skip(named).Sum(s => s.Worth[k]))]),
            ];
        }

        private int Position(int economy) => Enumerable.Range(0, _game.Parties.Length).First(k => _game.Parties[k].Party == economy);
    }
}
