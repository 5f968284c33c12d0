using System.CommandLine;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate war</c>: the Nash equilibrium of a tariff war.</summary>
internal static class WarCommand
{
    public static Command Create()
    {
        var options = new PlayerOptions();
        var command = new Command("war", "A tariff war among any economies: tariffs from which none of them would move alone, and what they cost everybody.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var (request, players, floor, ceiling) = options.Read(parsed);
            BargainAnswer answer;
            using (var progress = new SolveProgressLine()) answer = WarStudy.War(request, players, floor, ceiling, progress, cancellation);
            return options.Print(parsed, answer, cancellation);
        }));
        return command;
    }
}
