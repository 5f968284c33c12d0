using Tripoint.Codes;

namespace Tripoint.Exposure.Books;

/// <summary>How both sides' books are reconciled.</summary>
public sealed record BooksOptions
{
    /// <summary>A flow counts towards the CIF/FOB estimate and the reliability only where both sides declare at least this; thousand US$.</summary>
    public double SmallestCompared { get; init; } = 10;

    /// <summary>Log differences beyond this are cut to it, so that a single misplaced shipment does not decide; natural logarithm.</summary>
    public double LargestLogGap { get; init; } = 3;

    /// <summary>Only pairs whose books differ by less than this factor enter the CIF/FOB estimate: beyond it, something else than freight is at work.</summary>
    public double LargestFreightFactor { get; init; } = 2;

    /// <summary>Fewer compared pairs than this, and a product takes the estimate of all products together.</summary>
    public int FewestPairs { get; init; } = 20;

    /// <summary>Distance in kilometres, where it is known; then the CIF/FOB factor is a regression on it (with one intercept a product) and not a median.</summary>
    public Func<Economy, Economy, double?>? Distance { get; init; }

    /// <summary>The importer's and the exporter's reliability are estimated with this many flows' worth of the average mixed in; an economy with few flows stays near the average.</summary>
    public double PriorFlows { get; init; } = 10;

    /// <summary>An economy is called a hub of a product when at least this share of the exports it declares is not credited to it by the importers' books.</summary>
    public double HubShare { get; init; } = 0.3;

    /// <summary>Hubs below this value of declared exports are not mentioned; thousand US$.</summary>
    public double SmallestHub { get; init; } = 5000;
}
