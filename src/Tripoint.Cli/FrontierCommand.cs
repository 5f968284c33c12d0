using System.CommandLine;
using Tripoint.Faults;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate frontier</c>: what the parties can reach together.</summary>
internal static class FrontierCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var steps = new Option<int>("--steps") { Description = "Steps of the lattice along an edge, 1 to 12: 4 gives 15 points for three parties.", DefaultValueFactory = _ => 4 };
        var command = new Command("frontier", "The Pareto frontier, sampled evenly: gains that no package can raise for one party without lowering another's.") { steps };
        input.AddTo(command, true);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var count = parsed.GetValue(steps);
            if (count is < 1 or > 12) throw new BadInputException(FormattableString.Invariant($"{count} steps"), "--steps", "1 to 12");
            var setup = BargainSetup.Create(input.Request(parsed, true), cancellation);
            BargainAnswer answer;
            using (var progress = new SolveProgressLine()) answer = BargainStudy.Frontier(setup, count, progress, cancellation);
            return input.Print(parsed, answer, cancellation);
        }));
        return command;
    }
}
