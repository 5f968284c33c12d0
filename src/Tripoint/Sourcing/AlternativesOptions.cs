using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>How alternatives are estimated and ranked. The figures of time and freight are assumptions that a buyer should replace by its own.</summary>
public sealed record AlternativesOptions
{
    /// <summary>Weights of the factors.</summary>
    public AlternativeWeights Weights { get; init; } = AlternativeWeights.Default;

    /// <summary>Years, this one included, over which an exporter's peak and trend are looked for. Default 5.</summary>
    public int Window { get; init; } = 5;

    /// <summary>The share of an exporter's sales to others that could be redirected. Default 10%.</summary>
    public double Redirectable { get; init; } = 0.1;

    /// <summary>Without a supplier to be replaced: the share of imports that is sought. Default 10%.</summary>
    public double Need { get; init; } = 0.1;

    /// <summary>Whether the suppliers to be replaced stop delivering to everybody, so that all their buyers compete for what is spare. Default false.</summary>
    public bool StopsForAll { get; init; }

    /// <summary>Days of imports that lie in stock. Default 30.</summary>
    public double StockDays { get; init; } = 30;

    /// <summary>Freight and insurance over 8,000 km as a share of the price; grows with the distance to the power 0.3. Default 8%.</summary>
    public double Freight { get; init; } = 0.08;

    /// <summary>Weeks until an established supplier delivers more, before shipping. Default 4.</summary>
    public double EstablishedWeeks { get; init; } = 4;

    /// <summary>Weeks until a new supplier delivers (tests, contracts), before shipping. Default 12.</summary>
    public double NewWeeks { get; init; } = 12;

    /// <summary>Weeks until capacity grows. Default 52.</summary>
    public double GrowthWeeks { get; init; } = 52;

    /// <summary>Kilometres that a cargo travels a day. Default 550 (about 13 knots), with ten days in ports.</summary>
    public double KilometresADay { get; init; } = 550;

    /// <summary>Checks the options; every fault at once.</summary>
    /// <exception cref="BadInputException">A figure out of its range.</exception>
    public void Check()
    {
        var faults = new List<Fault>();
        Range("window in years", Window, 1, 50);
        Range("share that could be redirected", Redirectable, 0, 1);
        Range("share that is sought", Need, 1e-6, 1);
        Range("stock in days", StockDays, 0, 3650);
        Range("freight over 8,000 km", Freight, 0, 5);
        Range("number of weeks", EstablishedWeeks, 0, 1000);
        Range("number of weeks", NewWeeks, 0, 1000);
        Range("number of weeks", GrowthWeeks, 0, 1000);
        Range("number of kilometres a day", KilometresADay, 1, 5000);
        if (faults.Count > 0) throw new BadInputException(faults);

        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high)) faults.Add(new Fault($"a {name} of {value.ToString(CultureInfo.InvariantCulture)}", "", string.Create(CultureInfo.InvariantCulture, $"{low} to {high}")));
        }
    }
}
