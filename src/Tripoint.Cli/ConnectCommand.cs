using System.CommandLine;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies;
using Tripoint.Studies.Connectivity;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Cli;

/// <summary><c>tripoint connect</c>: how connected a bloc is inside, and where links are missing.</summary>
internal static class ConnectCommand
{
    private static readonly Dictionary<string, Func<ConnectRequest, StudyTable>> s_views = new(StringComparer.Ordinal)
    {
        ["summary"] = ConnectStudy.Summary,
        ["sectors"] = ConnectStudy.Sectors,
        ["products"] = ConnectProducts.Inner,
        ["potential"] = ConnectProducts.Potential,
        ["pairs"] = ConnectPairs.Run,
        ["missing"] = ConnectProducts.Missing,
        ["chokepoints"] = ConnectProducts.ChokePoints,
        ["mutual"] = ConnectProducts.Mutual,
        ["substitutes"] = ConnectProducts.Substitutes,
        ["shipping"] = ConnectStudy.Shipping,
    };

    public static Command Create()
    {
        var view = new Argument<string>("view")
        {
            Description = "summary: the members at a glance. sectors, products: what stays inside. potential: trade against gravity, by pair and sector. pairs: how what one sells fits what the other buys. missing: products one member sells and another buys, but not from each other. "
                + "chokepoints: products with one supplier. mutual: products members buy mostly from one another. substitutes: members that could stand in for outsiders. shipping: liner connections.",
            DefaultValueFactory = _ => "summary",
        };
        var svg = new Option<string?>("--svg") { Description = "Also draw the bloc's inner trade as a graph into this SVG file." };
        var top = new Option<int>("--top") { Description = "Rows shown where a view is ranked.", DefaultValueFactory = _ => 30 };
        var products = new Option<string?>("--products") { Description = "Name of imported product data (default: the tables that ship)." };
        Option<string> bloc = CommonOptions.Bloc();
        Option<int?> year = CommonOptions.Year();
        Option<string?> data = CommonOptions.Data(), output = CommonOptions.Out();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("connect", "Show how connected a bloc is inside: supply chains, missing links, choke points, shipping.") { view, svg, top, products, bloc, year, data, format, output };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var name = parsed.GetValue(view)!;
            if (!s_views.TryGetValue(name, out var study)) throw new BadInputException($"unknown view '{name}'", "connect", $"one of {string.Join(", ", s_views.Keys)}");
            if (parsed.GetValue(top) < 1) throw new BadInputException(FormattableString.Invariant($"{parsed.GetValue(top)} rows"), "--top", "1 or more");
            var (flows, flowYear) = Flows(parsed.GetValue(data), parsed.GetValue(year));
            var request = new ConnectRequest
            {
                Bloc = Bloc.Parse(parsed.GetValue(bloc)!),
                Flows = flows,
                System = () => LeontiefSystem.Build(IoOptions.Table(parsed.GetValue(data), flowYear)),
                Products = ProductChoice.Source(parsed.GetValue(products), parsed.GetValue(year)),
                Pairs = EmbeddedCovariates.Pairs,
                Year = parsed.GetValue(year),
                Top = parsed.GetValue(top),
            };
            var table = study(request);
            if (parsed.GetValue(svg) is { } file)
            {
                var drawing = ConnectGraph.Svg(request);
                OutputFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(drawing)), cancellation);
                Console.Error.WriteLine($"Written to {file}.");
            }
            return StudyOutput.Write(table, parsed.GetValue(format), parsed.GetValue(output), cancellation);
        }, cancellation));
        return command;
    }

    // A year that only the product data have, such as 2024, takes the latest flows by sector; both say their year.
    private static (TradeFlows Flows, int? Year) Flows(string? data, int? year)
    {
        if (TableChoice.Panel(data) is { } panel)
        {
            var chosen = year is { } wanted && panel.Years.Contains(wanted) ? wanted : panel.Years.Max();
            return (TradeFlows.Of(panel, chosen), chosen);
        }
        return (TradeFlows.Of(TableChoice.World(data, null)), null);
    }
}
