using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate optimal</c>: the tariffs each economy would choose alone.</summary>
internal static class OptimalCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var players = new Option<string?>("--players") { Description = "Economies, such as CHN,USA (default: the bloc's members)." };
        var ceiling = new Option<string>("--ceiling") { Description = "The highest tariff.", DefaultValueFactory = _ => "300%" };
        var command = new Command("optimal", "The tariffs that each economy would choose for its own real income if nobody answered: the temptation that agreements restrain.") { players, ceiling };
        input.AddTo(command, false);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var request = input.Request(parsed, false);
            var who = parsed.GetValue(players) is { } codes ? Bloc.Parse(codes) : request.Bloc;
            return input.Print(parsed, WarStudy.Optimal(request, who.Members, BargainInput.Percent(parsed.GetValue(ceiling)!, "--ceiling", 1, 5000), cancellation), cancellation);
        }));
        return command;
    }
}
