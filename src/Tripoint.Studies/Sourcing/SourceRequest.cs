using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.Products;

namespace Tripoint.Studies.Sourcing;

/// <summary>For which product and importer suppliers are looked for.</summary>
public sealed record SourceRequest
{
    /// <summary>The flows.</summary>
    public required ProductSource Source { get; init; }

    /// <summary>The product.</summary>
    public required Hs6 Product { get; init; }

    /// <summary>Who buys.</summary>
    public required Economy Importer { get; init; }

    /// <summary>The year; null: the latest.</summary>
    public int? Year { get; init; }

    /// <summary>The suppliers to be replaced; empty: more is sought from anybody.</summary>
    public ImmutableArray<Economy> Without { get; init; } = [];

    /// <summary>How alternatives are estimated and ranked.</summary>
    public AlternativesOptions Options { get; init; } = new();

    /// <summary>The market that the request is about.</summary>
    /// <exception cref="DataMissingException">No table has the product, the year or the importer.</exception>
    /// <exception cref="BadInputException">The importer is among the suppliers to be replaced.</exception>
    public ProductMarket Market()
    {
        if (Without.Contains(Importer)) throw new BadInputException($"{Importer.Code} cannot be without itself", "--without", "suppliers abroad");
        var set = Source.Holding(Product);
        // The years before are looked at too: of imported data they are read for this product alone.
        var trade = set.All([Product])[0];
        trade.Require(Importer);
        var latest = set.Period(null);
        if (Year is null && latest < 0) throw new DataMissingException(new Fault($"the data of {Product} have no whole year", "--year"));
        var period = trade.RequireYear(Year ?? set.Main.Periods[latest].Year);
        return new ProductMarket(trade, trade.Require(Product), period, Options.Window);
    }

    /// <summary>Ranks the alternatives.</summary>
    public AlternativesResult Rank(ProductMarket market) => AlternativesModel.Rank(SourcingEvidence.For(market, Importer, Without), Options);
}
