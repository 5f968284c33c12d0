using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate war</c>: the Nash equilibrium of a tariff war.</summary>
internal static class WarCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var players = new Option<string?>("--players") { Description = "Who fights, such as CHN,JPN,KOR,USA (default: the bloc's members)." };
        var ceiling = new Option<string>("--ceiling") { Description = "The highest tariff.", DefaultValueFactory = _ => "300%" };
        var command = new Command("war", "A tariff war among any economies: tariffs from which none of them would move alone, and what they cost everybody.") { players, ceiling };
        input.AddTo(command, false);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var request = input.Request(parsed, false);
            var who = parsed.GetValue(players) is { } codes ? Bloc.Parse(codes) : request.Bloc;
            BargainAnswer answer;
            using (var progress = new SolveProgressLine())
                answer = WarStudy.War(request, who.Members, BargainInput.Percent(parsed.GetValue(ceiling)!, "--ceiling", 1, 5000), progress, cancellation);
            return input.Print(parsed, answer, cancellation);
        }));
        return command;
    }
}
