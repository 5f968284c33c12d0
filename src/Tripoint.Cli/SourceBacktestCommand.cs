using System.CommandLine;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Cli;

/// <summary><c>tripoint source backtest</c>: how well the ranking foresees what importers really did, against naive rules.</summary>
internal static class SourceBacktestCommand
{
    public static Command Create()
    {
        var from = new Option<int>("--from") { Description = "The year whose data the ranking sees.", DefaultValueFactory = _ => 2021 };
        var to = new Option<int>("--to") { Description = "The later year that shows what importers did.", DefaultValueFactory = _ => 2024 };
        var weights = new Option<string?>("--weights") { Description = $"Weights of the factors ({string.Join(", ", AlternativeWeights.Names)})." };
        var leastLoss = new Option<string>("--least-loss") { Description = "The smallest loss of a supplier that counts, as a share of purchases.", DefaultValueFactory = _ => "10%" };
        var leastImports = new Option<double>("--least-imports") { Description = "The smallest purchases that count, million US$.", DefaultValueFactory = _ => 1 };
        var cases = new Option<bool>("--cases") { Description = "Show every case instead of the comparison." };
        Option<string?> data = CommonOptions.Data(), output = CommonOptions.Out();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("backtest", "Rank on an old year, score on what importers really did, over all products and importers, against naive rules.")
        {
            from, to, weights, leastLoss, leastImports, cases, data, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            int first = parsed.GetValue(from), last = parsed.GetValue(to);
            if (last <= first) throw new BadInputException(FormattableString.Invariant($"{last} is not later than {first}"), "--to", "a later year than --from");
            var options = new BacktestOptions
            {
                Ranking = new AlternativesOptions { Weights = AlternativeWeights.Parse(parsed.GetValue(weights)) },
                LeastLoss = SourceCommand.Share(parsed.GetValue(leastLoss)!, "--least-loss"),
                LeastImports = 1000 * parsed.GetValue(leastImports),
            };
            var source = ProductChoice.Source(parsed.GetValue(data), last);
            var table = parsed.GetValue(cases)
                ? BacktestStudy.CaseTable(BacktestStudy.Cases(source, first, last, options, cancellation))
                : BacktestStudy.Run(source, first, last, options, cancellation);
            return StudyOutput.Write(table, parsed.GetValue(format), parsed.GetValue(output), cancellation);
        }, cancellation));
        return command;
    }
}
