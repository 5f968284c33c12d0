using System.CommandLine;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate cooperate</c>: the tariffs that all players would choose together.</summary>
internal static class CooperateCommand
{
    public static Command Create()
    {
        var options = new PlayerOptions();
        var war = new Option<bool>("--from-war") { Description = "Count gains from a tariff war of the players instead of from today." };
        var command = new Command("cooperate", "The tariffs on which all players would agree if every tariff were on the table and each gained alike: the other end of a tariff war.") { war };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var (request, players, floor, ceiling) = options.Read(parsed);
            return options.Print(parsed, WarStudy.Cooperate(request, players, floor, ceiling, parsed.GetValue(war), cancellation), cancellation);
        }));
        return command;
    }
}
