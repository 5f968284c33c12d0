using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Cli;

/// <summary>The options of plans: how much risk counts, the limits, the stock, and how suppliers fail.</summary>
internal sealed class PlanOptions
{
    private static readonly FailureOptions s_failures = new();

    private readonly Option<double> _risk = new("--risk-weight") { Description = "λ: what a unit short in the tail is taken to cost, in mean landed costs; 0: the cheapest plan.", DefaultValueFactory = _ => 3 };
    private readonly Option<string> _beta = new("--beta") { Description = "The tail begins at this probability.", DefaultValueFactory = _ => "95%" };
    private readonly Option<string> _ramp = new("--ramp") { Description = "What a unit above today's purchases costs on top, as a share of the price.", DefaultValueFactory = _ => "10%" };
    private readonly Option<string?> _mostSupplier = new("--max-share") { Description = "The largest share of demand for one supplier, such as 30%." };
    private readonly Option<string?> _mostRoute = new("--max-route") { Description = "The largest share of demand that may pass one strait or canal." };
    private readonly Option<string> _lot = new("--min-lot") { Description = "The smallest order, as a share of demand.", DefaultValueFactory = _ => "0%" };
    private readonly Option<double> _stockLimit = new("--stock-limit") { Description = "The largest stock, in days of demand.", DefaultValueFactory = _ => 60 };
    private readonly Option<string> _stockCost = new("--stock-cost") { Description = "What holding a unit for a year costs, as a share of the price.", DefaultValueFactory = _ => "15%" };
    private readonly Option<string> _independent = new("--fail-supplier") { Description = "Probability that a supplier fails by itself.", DefaultValueFactory = _ => Percent(s_failures.Independent) };
    private readonly Option<string> _country = new("--fail-country") { Description = "Probability that a country's suppliers fail together.", DefaultValueFactory = _ => Percent(s_failures.Country) };
    private readonly Option<string> _route = new("--fail-route") { Description = "Probability that a strait or canal is cut.", DefaultValueFactory = _ => Percent(s_failures.Route) };
    private readonly Option<int> _scenarios = new("--scenarios") { Description = "Futures drawn.", DefaultValueFactory = _ => s_failures.Count };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => s_failures.Seed };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _risk, _beta, _ramp, _mostSupplier, _mostRoute, _lot, _stockLimit, _stockCost, _independent, _country, _route, _scenarios, _seed }) command.Options.Add(option);
    }

    /// <summary>A plan of a market.</summary>
    /// <exception cref="BadInputException">A figure is out of range.</exception>
    public PlanRequest Request(ParseResult parsed, SourceRequest source) => new()
    {
        Source = source,
        RiskWeight = Weight(parsed),
        Beta = Beta(parsed),
        Ramp = SourceCommand.Share(parsed.GetValue(_ramp)!, "--ramp"),
        MostSupplier = Ceiling(parsed, _mostSupplier, "--max-share"),
        MostRoute = Ceiling(parsed, _mostRoute, "--max-route"),
        MinimumLot = SourceCommand.Share(parsed.GetValue(_lot)!, "--min-lot"),
        StockDays = Days(parsed),
        StockCost = SourceCommand.Share(parsed.GetValue(_stockCost)!, "--stock-cost"),
        Failures = Failures(parsed),
    };

    /// <summary>A plan of a user's own suppliers, with the weight of risk in their money. Ramp costs and lots are the file's own.</summary>
    /// <exception cref="BadInputException">A figure is out of range or the demand is missing.</exception>
    public (SourcingPlanData Data, SourcingPlanOptions Options) Own(ParseResult parsed, ImmutableArray<PlanSupplier> suppliers, double? demand)
    {
        var need = demand ?? throw new BadInputException("how much is needed?", "--demand", "a quantity in the unit of the suppliers' capacity");
        if (Ceiling(parsed, _mostSupplier, "--max-share") is { } most) suppliers = [.. suppliers.Select(s => s with { ShareCeiling = Math.Min(most, s.ShareCeiling ?? 1) })];
        ImmutableArray<GroupCeiling> ceilings = Ceiling(parsed, _mostRoute, "--max-route") is { } route
            ? [.. suppliers.SelectMany(s => s.Route.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(r => new GroupCeiling(PlanGrouping.Route, r, route))]
            : [];
        var bare = new SourcingPlanData(need, suppliers, FailureScenarios.Draw(suppliers, Failures(parsed)), ceilings);
        var data = new SourcingPlanData(
            need, suppliers, bare.Scenarios, ceilings, new PlanStock(SourceCommand.Share(parsed.GetValue(_stockCost)!, "--stock-cost") * bare.MeanUnitCost, need * Days(parsed) / 365));
        return (data, new SourcingPlanOptions { RiskWeight = Weight(parsed) * bare.MeanUnitCost, Beta = Beta(parsed) });
    }

    private double Weight(ParseResult parsed) => parsed.GetValue(_risk) is >= 0 and <= 1e6 and var weight
        ? weight
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"a weight of {parsed.GetValue(_risk)}"), "--risk-weight", "0 to 1000000");

    private double Beta(ParseResult parsed) => SourceCommand.Share(parsed.GetValue(_beta)!, "--beta") is < 1 and var beta ? beta : throw new BadInputException("a tail of nothing", "--beta", "below 100%");

    private double Days(ParseResult parsed) => parsed.GetValue(_stockLimit) is >= 0 and <= 3650 and var days
        ? days
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(_stockLimit)} days"), "--stock-limit", "0 to 3650");

    private FailureOptions Failures(ParseResult parsed)
    {
        var options = new FailureOptions
        {
            Independent = SourceCommand.Share(parsed.GetValue(_independent)!, "--fail-supplier"),
            Country = SourceCommand.Share(parsed.GetValue(_country)!, "--fail-country"),
            Route = SourceCommand.Share(parsed.GetValue(_route)!, "--fail-route"),
            Count = parsed.GetValue(_scenarios),
            Seed = parsed.GetValue(_seed),
        };
        options.Check();
        return options;
    }

    private static double? Ceiling(ParseResult parsed, Option<string?> option, string name) => parsed.GetValue(option) is not { } text
        ? null
        : SourceCommand.Share(text, name) is > 0 and var share ? share : throw new BadInputException("a ceiling of nothing", name, "a share above 0%");

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
