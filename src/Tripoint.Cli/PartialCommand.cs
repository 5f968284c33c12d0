using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Quantities;
using Tripoint.Studies;
using Tripoint.Studies.PartialEquilibria;

namespace Tripoint.Cli;

/// <summary><c>tripoint partial</c>: partial equilibrium, one product in detail or all lines of an agreement.</summary>
internal static class PartialCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string?>("scenario") { Description = "All lines of an agreement: a scenario file, or one of the library (see 'tripoint simulate --help'). Only its duties are priced.", Arity = ArgumentArity.ZeroOrOne };
        var lines = new Option<bool>("--lines") { Description = "Agreement: the lines whose trade changes most, instead of the members' totals against general equilibrium." };
        var product = new Option<string?>("--product") { Description = "One product: its HS subheading (six digits), such as 850511." };
        var importer = new Option<string?>("--importer") { Description = "One product: the market." };
        var exporters = new Option<string[]>("--exporter") { Description = "One product: whose duty changes; may be repeated (default: the bloc's other members).", DefaultValueFactory = _ => [] };
        var duty = new Option<string?>("--duty") { Description = "One product: the market's duty before, such as 6.5% (default: the sector's in the table)." };
        var to = new Option<string>("--to") { Description = "One product: the duty after.", DefaultValueFactory = _ => "0%" };
        var demand = new Option<double>("--demand") { Description = "One product: elasticity of import demand.", DefaultValueFactory = _ => -1 };
        var substitution = new Option<double?>("--substitution") { Description = "One product: elasticity between suppliers (default: 1 + the sector's trade elasticity)." };
        var supply = new Option<double>("--supply") { Description = "Elasticity of supply in GSIM; 'Infinity' holds suppliers' prices fixed.", DefaultValueFactory = _ => 1.5 };
        var top = new Option<int>("--top") { Description = "Rows shown.", DefaultValueFactory = _ => 20 };
        var products = new Option<string?>("--products") { Description = "Name of imported product data (default: the tables that ship)." };
        Option<string?> bloc = new("--bloc") { Description = "The bloc (default: the scenario's, or CJK)." };
        Option<int?> year = new("--year") { Description = "The year of the product data (default: the latest)." };
        Option<string?> data = CommonOptions.Data(), output = CommonOptions.Out();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("partial", "Partial equilibrium: one product by SMART and GSIM, or all lines of an agreement against general equilibrium.")
        {
            scenario, lines, product, importer, exporters, duty, to, demand, substitution, supply, top, products, bloc, year, data, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            if (parsed.GetValue(top) < 1) throw new BadInputException(FormattableString.Invariant($"{parsed.GetValue(top)} rows"), "--top", "1 or more");
            if (!(parsed.GetValue(supply) > 0)) throw new BadInputException(FormattableString.Invariant($"a supply elasticity of {parsed.GetValue(supply)}"), "--supply", "a positive number or Infinity");
            var source = ProductChoice.Source(parsed.GetValue(products), parsed.GetValue(year));
            var table = TableChoice.World(parsed.GetValue(data), null);
            if (parsed.GetValue(product) is { } code)
            {
                if (parsed.GetValue(scenario) is not null) throw new BadInputException("a scenario and a product at once", "--product", "one of the two");
                var group = Bloc.Parse(parsed.GetValue(bloc) ?? "CJK");
                var market = EconomyChoice.Read(parsed.GetValue(importer) ?? throw new BadInputException("no market", "--importer", "the importing economy, such as JPN"), "--importer");
                var request = new PartialProductRequest
                {
                    Product = ProductChoice.Code(code, "--product"),
                    Importer = market,
                    Exporters = parsed.GetValue(exporters) is { Length: > 0 } some ? [.. some.Select(code => EconomyChoice.Read(code, "--exporter"))] : [.. group.Members.Where(m => !m.Equals(market))],
                    DutyBefore = parsed.GetValue(duty) is { } text ? Rate(text, "--duty") : null,
                    DutyAfter = Rate(parsed.GetValue(to)!, "--to"),
                    Demand = parsed.GetValue(demand),
                    Substitution = parsed.GetValue(substitution),
                    Supply = parsed.GetValue(supply),
                    Year = parsed.GetValue(year),
                    Top = parsed.GetValue(top),
                    Products = source,
                    Table = table,
                };
                return StudyOutput.Write(PartialProductStudy.Run(request, cancellation), parsed.GetValue(format), parsed.GetValue(output), cancellation);
            }
            var name = parsed.GetValue(scenario) ?? throw new BadInputException("neither a scenario nor a product", "", $"one of {string.Join(", ", ScenarioLibrary.Names)}, a file, or --product with --importer");
            var agreement = ScenarioLibrary.LoadOrRead(name, table);
            if (parsed.GetValue(bloc) is { } members) agreement = agreement with { Bloc = Bloc.Parse(members) };
            var run = AgreementStudy.Solve(table, agreement, source, parsed.GetValue(year), parsed.GetValue(supply), cancellation);
            var answer = parsed.GetValue(lines) ? AgreementStudy.Lines(run, agreement, agreement.Bloc, parsed.GetValue(top)) : AgreementStudy.Totals(run, agreement, agreement.Bloc);
            StudyOutput.Write(answer, parsed.GetValue(format), parsed.GetValue(output), cancellation);
            return run.General.Status == Equilibrium.SolveStatus.Converged && run.Partial.NotConverged.IsEmpty ? ExitCode.Done : ExitCode.NotConverged;
        }, cancellation));
        return command;
    }

    private static double Rate(string text, string option)
    {
        var digits = text.Trim().TrimEnd('%');
        return text.Trim().EndsWith('%') && double.TryParse(digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 10_000
            ? AdValoremRate.FromPercent(percent).Fraction
            : throw new BadInputException($"'{text}' is no rate", option, "a percentage with its sign, such as 6.5%");
    }
}
