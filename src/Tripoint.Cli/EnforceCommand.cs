using System.CommandLine;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate enforce</c>: whether the bargain holds by itself.</summary>
internal static class EnforceCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var war = new Option<bool>("--war") { Description = "A breach starts a tariff war between the parties, instead of ending the agreement." };
        var ceiling = new Option<string>("--ceiling") { Description = "With --war: the highest tariff.", DefaultValueFactory = _ => "300%" };
        var command = new Command("enforce", "Whether the bargain enforces itself: what a breach brings, what follows, and how patient each party must be.") { war, ceiling };
        input.AddTo(command, true);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var highest = BargainInput.Percent(parsed.GetValue(ceiling)!, "--ceiling", 1, 5000);
            var setup = BargainSetup.Create(input.Request(parsed, true), cancellation);
            var answer = BargainStudy.Enforce(setup, parsed.GetValue(war) ? Punishment.TariffWar : Punishment.Withdrawal, highest, cancellation);
            input.Print(parsed, answer, cancellation);
            return ExitCode.Done;
        }));
        return command;
    }
}
