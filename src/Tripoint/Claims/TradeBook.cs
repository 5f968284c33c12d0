using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Tables;

namespace Tripoint.Claims;

/// <summary>One figure of one book.</summary>
/// <param name="BillionUsd">Billion US$.</param>
/// <param name="HalfStep">How far it may be off by rounding, billion US$.</param>
/// <param name="Source">Where it was published.</param>
internal sealed record BookFigure(double BillionUsd, double HalfStep, string Source);

/// <summary>
/// All that one side's books say on the trade of a reporter with a partner (null: the world): declared figures from the facts, or the goods
/// flows of a reconciled panel.
/// </summary>
internal sealed class TradeBook(string books, BookSide side, Func<FactFlow, int, BookFigure?> figure, ImmutableArray<int> years)
{
    public string Books { get; } = books;

    public BookSide Side { get; } = side;

    /// <summary>The years in which the book has at least one figure, ascending.</summary>
    public ImmutableArray<int> Years { get; } = years;

    public BookFigure? Figure(FactFlow flow, int year) => figure(flow, year);

    /// <summary>Exports less imports, billion US$; null where one is missing.</summary>
    public double? Balance(int year) => Figure(FactFlow.Exports, year) is { } exports && Figure(FactFlow.Imports, year) is { } imports
        ? exports.BillionUsd - imports.BillionUsd
        : null;

    /// <summary>How far the balance may be off by rounding, billion US$.</summary>
    public double BalanceSlack(int year) => Figure(FactFlow.Exports, year)!.HalfStep + Figure(FactFlow.Imports, year)!.HalfStep;

    public ImmutableArray<string> Sources(params IEnumerable<int> years) =>
    [
        .. years.SelectMany(y => new[] { Figure(FactFlow.Exports, y), Figure(FactFlow.Imports, y) })
            .Where(f => f is not null).Select(f => f!.Source).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Every book that speaks of a reporter and a partner: the reporter's, the partner's, others, then the reconciled panel's.</summary>
    public static ImmutableArray<TradeBook> Of(Facts facts, TradePanel? panel, Economy reporter, Economy? partner)
    {
        var books = facts.Trade.Where(f => f.Reporter.Equals(reporter) && Equals(f.Partner, partner))
            .GroupBy(f => f.Books, StringComparer.Ordinal)
            .Select(g => Declared(g.Key, SideOf(g.Key, reporter, partner), [.. g]));
        var mirrored = partner is null ? [] : facts.Trade.Where(f => f.Reporter.Equals(partner) && Equals(f.Partner, reporter))
            .GroupBy(f => f.Books, StringComparer.Ordinal)
            .Select(g => Declared(g.Key, SideOf(g.Key, reporter, partner), [.. g.Select(Turned)]));
        var all = books.Concat(mirrored).OrderBy(b => b.Side).ToList();
        if (panel is not null && Reconciled(panel, reporter, partner) is { } reconciled) all.Add(reconciled);
        return [.. all];
    }

    /// <summary>Which side's books a description names.</summary>
    public static BookSide SideOf(string books, Economy reporter, Economy? partner)
    {
        bool own = Names(reporter), other = partner is not null && Names(partner);
        return own == other ? BookSide.Both : own ? BookSide.Reporter : BookSide.Partner;

        bool Names(Economy economy) => books.Contains(economy.Name.English, StringComparison.OrdinalIgnoreCase) || books.Contains(economy.Code, StringComparison.Ordinal);
    }

    private static TradeFact Turned(TradeFact fact) => fact with { Flow = fact.Flow == FactFlow.Exports ? FactFlow.Imports : FactFlow.Exports };

    private static TradeBook Declared(string books, BookSide side, ImmutableArray<TradeFact> facts) => new(
        books,
        side,
        (flow, year) => facts.FirstOrDefault(f => f.Flow == flow && f.Year == year) is { } fact ? new BookFigure(fact.BillionUsd, fact.HalfStep, fact.Source) : null,
        [.. facts.Select(f => f.Year).Distinct().Order()]);

    private static TradeBook? Reconciled(TradePanel panel, Economy reporter, Economy? partner)
    {
        int own = panel.IndexOf(reporter), other = partner is null ? -1 : panel.IndexOf(partner);
        if (own < 0 || partner is not null && other < 0) return null;
        return new TradeBook($"{panel.Provenance.Books} (goods)", BookSide.Reconciled, Find, [.. panel.Years]);

        BookFigure? Find(FactFlow flow, int year)
        {
            if (year < panel.FirstYear || year > panel.LastYear || !panel.Years.Contains(year)) return null;
            var direction = flow == FactFlow.Exports ? TradeDirection.Exports : TradeDirection.Imports;
            var shares = PartnerShares.Of(TradeFlows.Of(panel, year), reporter, direction, SectorChoice.Goods);
            var million = partner is null ? shares.TotalMusd : shares.Partners.First(p => p.Partner.Equals(partner)).ValueMusd;
            return new BookFigure(million / 1000, 0, panel.Provenance.HowMade);
        }
    }
}
