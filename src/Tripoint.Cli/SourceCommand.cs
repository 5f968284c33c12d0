using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Cli;

/// <summary><c>tripoint source</c>: where else could we buy, at what cost, and which plan is the cheapest at what risk.</summary>
internal static class SourceCommand
{
    public static Command Create()
    {
        var options = new SourceOptions(withWithout: true);
        var top = new Option<int>("--top") { Description = "Suppliers shown.", DefaultValueFactory = _ => 15 };
        var need = new Option<string?>("--need") { Description = "Without --without: the share of imports that is sought, such as 25% (default 10%)." };
        Option<string> bloc = CommonOptions.Bloc();
        Option<OutputFormat> format = CommonOptions.Format();
        Option<string?> output = CommonOptions.Out();
        var command = new Command("source", "Where else could we buy a product: who could supply how much more, at what landed cost, with every factor shown.");
        options.AddTo(command);
        foreach (var option in new Option[] { need, top, bloc, format, output }) command.Options.Add(option);
        command.Subcommands.Add(SourcePlanCommand.Plan());
        command.Subcommands.Add(SourcePlanCommand.Frontier());
        command.Subcommands.Add(SourcePlanCommand.Joint());
        command.Subcommands.Add(SourceBacktestCommand.Create());
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            if (parsed.GetValue(top) < 1) throw new BadInputException(FormattableString.Invariant($"{parsed.GetValue(top)} rows"), "--top", "1 or more");
            var request = options.Request(parsed);
            if (parsed.GetValue(need) is { } share) request = request with { Options = request.Options with { Need = Share(share, "--need") } };
            return StudyOutput.Write(AlternativesStudy.Run(request, Bloc.Parse(parsed.GetValue(bloc)!), parsed.GetValue(top)), parsed.GetValue(format), parsed.GetValue(output), cancellation);
        }, cancellation));
        return command;
    }

    /// <summary>A share given as 25% or 0.25.</summary>
    /// <exception cref="BadInputException">It is none from 0 to 1.</exception>
    internal static double Share(string text, string option)
    {
        var percent = text.EndsWith('%');
        return double.TryParse(percent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value / (percent ? 100 : 1) is >= 0 and <= 1
            ? value / (percent ? 100 : 1)
            : throw new BadInputException($"'{text}' is no share", option, "a share such as 25% or 0.25");
    }

    /// <summary>Economies by their codes, separated by commas; several times allowed.</summary>
    /// <exception cref="BadInputException">An unknown code; all of them at once.</exception>
    internal static ImmutableArray<Economy> Economies(IEnumerable<string> texts, string option)
    {
        var faults = new List<Fault>();
        var all = new List<Economy>();
        foreach (var code in texts.SelectMany(t => t.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (Economy.TryOf(code, out var economy)) all.Add(economy);
            else faults.Add(new Fault($"unknown economy '{code}'", option, "an ISO 3166 alpha-3 code such as KOR"));
        }
        return faults.Count > 0 ? throw new BadInputException(faults) : [.. all.Distinct()];
    }
}
