using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Units of a currency for one US dollar, as the user gives them; the dollar itself is always known.</summary>
public sealed class ExchangeRates
{
    private readonly ImmutableDictionary<string, decimal> _perDollar;

    private ExchangeRates(ImmutableDictionary<string, decimal> perDollar) => _perDollar = perDollar;

    /// <summary>No rate but the dollar's own.</summary>
    public static ExchangeRates None { get; } = new(ImmutableDictionary<string, decimal>.Empty.Add("USD", 1));

    /// <summary>Reads rates such as <c>JPY=151.4,KRW=1364</c>.</summary>
    /// <exception cref="BadInputException">Not a list of codes and positive numbers.</exception>
    public static ExchangeRates Parse(string text)
    {
        var rates = None._perDollar;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = part.Split('=');
            if (sides.Length != 2 || sides[0].Length != 3 || !decimal.TryParse(sides[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate <= 0)
                throw new BadInputException($"'{part}' is not an exchange rate", "", "units of a currency for one US dollar, such as JPY=151.4,KRW=1364");
            rates = rates.SetItem(sides[0].ToUpperInvariant(), rate);
        }
        return new ExchangeRates(rates);
    }

    /// <summary>The factor that turns an amount of one currency into another; null where a rate is missing.</summary>
    public decimal? Factor(string from, string to) => from == to ? 1
        : _perDollar.TryGetValue(from, out var a) && _perDollar.TryGetValue(to, out var b) ? b / a
        : null;
}
