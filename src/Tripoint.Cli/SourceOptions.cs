using System.CommandLine;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Cli;

/// <summary>The options that <c>tripoint source</c> and its plans share: the product, who buys, without whom, and how alternatives are weighed.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _product = new("--product") { Description = "The product: an HS subheading of six digits, such as 310210." };
    private readonly Option<string?> _importer = new("--importer") { Description = "Who buys: an economy's code, such as KOR." };
    private readonly Option<string[]> _without = new("--without") { Description = "Suppliers to be replaced, such as CHN or CHN,RUS (default: nobody; more is sought from anybody).", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _forAll = new("--for-all") { Description = "The suppliers to be replaced stop for everybody: all their buyers compete for what is spare." };
    private readonly Option<string?> _weights = new("--weights") { Description = $"Weights of the factors ({string.Join(", ", AlternativeWeights.Names)}), such as distance=2,politics=0." };
    private readonly Option<double> _stockDays = new("--stock-days") { Description = "Days of imports that lie in stock.", DefaultValueFactory = _ => new AlternativesOptions().StockDays };
    private readonly Option<int> _window = new("--window") { Description = "Years over which peaks and trends are looked for.", DefaultValueFactory = _ => new AlternativesOptions().Window };
    private readonly Option<string?> _freight = new("--freight") { Description = "Freight and insurance over 8,000 km as a share of the price (default 8%)." };
    private readonly Option<string?> _redirect = new("--redirect") { Description = "The part of its sales to others that a supplier could redirect (default 10%)." };
    private readonly Option<double> _weeksKnown = new("--weeks-known") { Description = "Weeks until a present supplier delivers more, before shipping.", DefaultValueFactory = _ => new AlternativesOptions().EstablishedWeeks };
    private readonly Option<double> _weeksNew = new("--weeks-new") { Description = "Weeks until a new supplier delivers, before shipping.", DefaultValueFactory = _ => new AlternativesOptions().NewWeeks };
    private readonly Option<int?> _year = CommonOptions.Year();
    private readonly Option<string?> _data = new("--data") { Description = "Name of imported product trade (default: the embedded tables); see 'tripoint data list'." };
    private readonly bool _single;

    /// <summary>Creates the options.</summary>
    /// <param name="withWithout">Whether there is one importer; the joint plan has a bloc instead.</param>
    public SourceOptions(bool withWithout) => _single = withWithout;

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_product);
        if (_single) command.Options.Add(_importer);
        foreach (var option in new Option[] { _year, _without, _forAll, _weights, _stockDays, _window, _redirect, _weeksKnown, _weeksNew, _freight, _data }) command.Options.Add(option);
    }

    /// <summary>What the user asks for; the importer is the first of the bloc where there is no option for one.</summary>
    /// <exception cref="BadInputException">Something is missing or malformed; every fault at once.</exception>
    public SourceRequest Request(ParseResult parsed, Tripoint.Codes.Economy? importer = null)
    {
        var faults = new List<Fault>();
        var product = parsed.GetValue(_product);
        if (product is null) faults.Add(new Fault("no product was named", "--product", "an HS subheading such as 310210"));
        if (_single && parsed.GetValue(_importer) is null) faults.Add(new Fault("no importer was named", "--importer", "an economy's code such as KOR"));
        if (faults.Count > 0) throw new BadInputException(faults);
        var options = new AlternativesOptions
        {
            Weights = AlternativeWeights.Parse(parsed.GetValue(_weights)),
            StopsForAll = parsed.GetValue(_forAll),
            StockDays = parsed.GetValue(_stockDays),
            Window = parsed.GetValue(_window),
            EstablishedWeeks = parsed.GetValue(_weeksKnown),
            NewWeeks = parsed.GetValue(_weeksNew),
        };
        if (parsed.GetValue(_redirect) is { } redirect) options = options with { Redirectable = SourceCommand.Share(redirect, "--redirect") };
        if (parsed.GetValue(_freight) is { } freight) options = options with { Freight = SourceCommand.Share(freight, "--freight") };
        options.Check();
        var without = SourceCommand.Economies(parsed.GetValue(_without)!, "--without");
        if (options.StopsForAll && without.Length == 0) throw new BadInputException("nobody stops for everybody", "--for-all", "--without CHN with it");
        var buyers = importer is null ? SourceCommand.Economies([parsed.GetValue(_importer)!], "--importer") : [importer];
        if (buyers.Length != 1) throw new BadInputException("several importers at once", "--importer", "one; 'tripoint source joint' has a bloc buy together");
        var code = ProductChoice.Code(product!, "--product");
        return new SourceRequest
        {
            Source = ProductChoice.Source(parsed.GetValue(_data), parsed.GetValue(_year), code),
            Product = code,
            Importer = buyers[0],
            Year = parsed.GetValue(_year),
            Without = without,
            Options = options,
        };
    }
}
