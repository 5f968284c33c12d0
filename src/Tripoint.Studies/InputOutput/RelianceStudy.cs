using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>Reliance at face value and looked through the supply chain. <c>tripoint io look-through</c> and <c>tripoint exposure --look-through</c>.</summary>
public static class RelianceStudy
{
    private static readonly ImmutableArray<string> s_notes =
    [
        "Face value: first tier only. Totals: all tiers; two normalisations are in use, B (counts the first unit itself) and B − I (only what is bought for it). Hidden = total (B − I) − face value.",
        "Shares of all sources, the own economy included (Baldwin, Freeman and Theodorakopoulos 2022). They measure content, not what a cut-off would cost.",
    ];

    /// <summary>Foreign partners of each economy, largest hidden or total reliance first.</summary>
    /// <param name="system">The system.</param>
    /// <param name="economies">Whose reliance.</param>
    /// <param name="sales">False: inputs by source. True: sales of intermediate goods by buyer.</param>
    /// <param name="scope">Which sectors count.</param>
    /// <param name="top">Partners shown for each economy.</param>
    /// <param name="bloc">Adds a row with the share of the bloc's other members; null: no such row.</param>
    /// <param name="partner">A partner shown whatever its share, before the others; null: none.</param>
    /// <exception cref="BadInputException">The table lacks an economy or the partner.</exception>
    public static StudyTable Partners(
        LeontiefSystem system, IEnumerable<Economy> economies, bool sales, LookThroughScope scope, int top, Bloc? bloc = null, Economy? partner = null)
    {
        if (partner is not null) system.IndexOf(partner);
        var all = sales ? LookThroughReliance.Sales(system, scope) : LookThroughReliance.Inputs(system, scope);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        foreach (var economy in economies)
        {
            var shares = all[system.IndexOf(economy)];
            Add(economy.Code, "foreign", Sum(economy, shares));
            if (bloc is not null && bloc.Contains(economy)) Add(economy.Code, $"other members of {bloc.Code}", LookThroughReliance.Inner(shares, economy, bloc));
            var foreign = Foreign(economy, shares).ToList();
            if (foreign.Find(s => s.Partner.Equals(partner)) is { } asked) Add(economy.Code, asked.Partner.Code, asked);
            foreach (var share in foreign.Where(s => !s.Partner.Equals(partner)).Take(top)) Add(economy.Code, share.Partner.Code, share);
        }
        return Table("tripoint.io-reliance/1", sales ? "Reliance on foreign buyers of intermediate goods" : "Reliance on foreign inputs", system, "economy", rows.ToImmutable());

        void Add(string economy, string partner, LookThroughShare share) => rows.Add(Cells(economy, partner, share));
    }

    /// <summary>The sectors of one economy, by their reliance on one partner or, without one, on all foreign partners together.</summary>
    public static StudyTable Sectors(LeontiefSystem system, Economy economy, Economy? partner, bool sales, LookThroughScope scope)
    {
        var all = sales ? LookThroughReliance.SalesBySector(system, economy, scope) : LookThroughReliance.InputsBySector(system, economy, scope);
        var at = partner is null ? -1 : system.IndexOf(partner);
        var rows = all
            .Select((shares, k) => (Sector: system.Table.Sectors[k], Share: at < 0 ? Sum(economy, shares) : shares[at], Active: system.Output[system.Node(system.IndexOf(economy), k)] > 0))
            .Where(r => r.Active && scope.Own(r.Sector)).OrderByDescending(r => r.Share.TotalBMinusI)
            .Select(r => Cells($"{r.Sector.Code} {r.Sector.Name.English}", partner?.Code ?? "foreign", r.Share));
        return Table("tripoint.io-reliance-sectors/1", $"Reliance of {economy}'s sectors on {(partner is null ? "foreign partners" : partner.Code)}", system, "sector", [.. rows]);
    }

    /// <summary>Every economy's reliance on any one other, the largest first: who leans on whom the most.</summary>
    public static StudyTable Ranking(LeontiefSystem system, bool sales, LookThroughScope scope, int top)
    {
        var all = sales ? LookThroughReliance.Sales(system, scope) : LookThroughReliance.Inputs(system, scope);
        var rows = all.SelectMany((shares, n) => Foreign(system.Table.Economies[n], shares).Select(s => (Economy: system.Table.Economies[n].Code, Share: s)))
            .OrderByDescending(r => r.Share.TotalBMinusI).ThenBy(r => r.Economy, StringComparer.Ordinal).Take(top).Select(r => Cells(r.Economy, r.Share.Partner.Code, r.Share));
        return Table("tripoint.io-reliance-ranking/1", "Reliance on any one economy", system, "economy", [.. rows]);
    }

    /// <summary>Sectors by the word a user gives: <c>all</c>, <c>manufacturers</c> (their inputs or sales of every kind) or <c>manufactures</c> (on both sides).</summary>
    /// <exception cref="BadInputException">Another word.</exception>
    public static LookThroughScope Scope(string sectors) => sectors switch
    {
        "all" => LookThroughScope.All,
        "manufactures" => LookThroughScope.Manufacturing,
        "manufacturers" => LookThroughScope.All with { Own = LookThroughScope.Manufacturing.Own },
        _ => throw new BadInputException($"unknown selection of sectors '{sectors}'", "--sectors", "all, manufacturers or manufactures"),
    };

    /// <summary>Every sector of the economies looked at, but only some products: those bought as inputs, or those sold.</summary>
    /// <param name="system">The system.</param>
    /// <param name="products">all, goods, services or a sector's code, as in <see cref="SectorChoice"/>.</param>
    /// <param name="sales">Whether the products are those sold.</param>
    /// <exception cref="BadInputException">The table has no such sector.</exception>
    public static LookThroughScope Products(LeontiefSystem system, string products, bool sales)
    {
        if (products is not (SectorChoice.All or SectorChoice.Goods or SectorChoice.Services) && !system.Table.Sectors.Any(s => s.Code == products))
            throw new BadInputException($"unknown sector '{products}'", "--sector", $"all, goods, services, or one of {string.Join(", ", system.Table.Sectors)}");
        Func<Sector, bool> include = products switch
        {
            SectorChoice.All => _ => true,
            SectorChoice.Goods => s => s.IsGoods,
            SectorChoice.Services => s => !s.IsGoods,
            _ => s => s.Code == products,
        };
        return sales ? LookThroughScope.All with { Own = include } : LookThroughScope.All with { Partner = include };
    }

    private static StudyTable Table(string schema, string title, LeontiefSystem system, string first, ImmutableArray<ImmutableArray<object>> rows) => new(schema, $"{title}, {system.Table.Name}",
        [
            new(first, first), new("partner", "partner"), new("faceValue", "face value, %", 2), new("totalB", "total (B), %", 2), new("totalBMinusI", "total (B − I), %", 2), new("hidden", "hidden, points", 2),
        ],
        rows, InputOutputNotes.Of(system, s_notes));

    private static ImmutableArray<object> Cells(string first, string partner, LookThroughShare share) =>
        ValueAddedStudy.Row(first, partner, 100 * share.Face, 100 * share.TotalB, 100 * share.TotalBMinusI, 100 * share.Hidden);

    private static IEnumerable<LookThroughShare> Foreign(Economy economy, ImmutableArray<LookThroughShare> shares) =>
        shares.Where(s => !s.Partner.Equals(economy)).OrderByDescending(s => s.TotalBMinusI).ThenBy(s => s.Partner.Code, StringComparer.Ordinal);

    private static LookThroughShare Sum(Economy economy, ImmutableArray<LookThroughShare> shares)
    {
        var foreign = shares.Where(s => !s.Partner.Equals(economy)).ToList();
        return new LookThroughShare(economy, foreign.Sum(s => s.Face), foreign.Sum(s => s.TotalB), foreign.Sum(s => s.TotalBMinusI));
    }
}
