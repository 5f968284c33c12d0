using System.Collections.Immutable;

namespace Tripoint.PartialEquilibrium;

/// <summary>What a GSIM run gives. P × N arrays are product by economy: p·N + n. All surpluses are in the unit of the flows.</summary>
public sealed record GsimResult
{
    /// <summary>The data solved for.</summary>
    public required GsimData Data { get; init; }

    /// <summary>How large changes were treated.</summary>
    public required GsimTreatment Treatment { get; init; }

    /// <summary>P × N relative changes of producers' prices: 0.05 is 5% up. 0 where an economy does not sell the product.</summary>
    public required double[] PriceChange { get; init; }

    /// <summary>P × N × N values before duty after the change, at the new producers' prices: product, importer, exporter.</summary>
    public required double[] TradeAfter { get; init; }

    /// <summary>P × N relative changes of the composite price that buyers pay.</summary>
    public required double[] CompositePriceChange { get; init; }

    /// <summary>P × N changes of producer surplus.</summary>
    public required double[] ProducerSurplus { get; init; }

    /// <summary>P × N changes of consumer (importer) surplus.</summary>
    public required double[] ConsumerSurplus { get; init; }

    /// <summary>P × N changes of tariff revenue.</summary>
    public required double[] Revenue { get; init; }

    /// <summary>P largest relative excess demands, recomputed from the answer.</summary>
    public required double[] Residual { get; init; }

    /// <summary>P Newton steps taken; 1 for the linear system.</summary>
    public required int[] Iterations { get; init; }

    /// <summary>The products whose market was not cleared to the tolerance; empty when all were.</summary>
    public required ImmutableArray<string> NotConverged { get; init; }

    /// <summary>Net change of an economy's welfare on a product: producers, consumers and treasury together.</summary>
    public double Welfare(int product, int economy)
    {
        var at = product * Data.Economies.Length + economy;
        return ProducerSurplus[at] + ConsumerSurplus[at] + Revenue[at];
    }

    /// <summary>Net change of an economy's welfare over all products.</summary>
    public double Welfare(int economy)
    {
        double sum = 0;
        for (var p = 0; p < Data.Products.Length; p++) sum += Welfare(p, economy);
        return sum;
    }
}
