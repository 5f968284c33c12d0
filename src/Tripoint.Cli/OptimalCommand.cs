using System.CommandLine;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate optimal</c>: the tariffs each economy would choose alone.</summary>
internal static class OptimalCommand
{
    public static Command Create()
    {
        var options = new PlayerOptions();
        var command = new Command("optimal", "The tariffs that each economy would choose for its own real income if nobody answered: the temptation that agreements restrain.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var (request, players, floor, ceiling) = options.Read(parsed);
            return options.Print(parsed, WarStudy.Optimal(request, players, floor, ceiling, cancellation), cancellation);
        }));
        return command;
    }
}
