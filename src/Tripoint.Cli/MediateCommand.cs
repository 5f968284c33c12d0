using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate mediate</c>: a proposal from mandates that stay with the mediator.</summary>
internal static class MediateCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var party = new Option<string?>("--for") { Description = "Also print what the proposal means for one party, from its own mandate alone." };
        var command = new Command("mediate", "A mediator's proposal: all mandates go in, only the rates come out, and for one party its own results.") { party };
        input.AddTo(command, true);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var own = parsed.GetValue(party) is { } code ? Economy.Of(code) : null;
            var setup = BargainSetup.Create(input.Request(parsed, true), cancellation);
            return input.Print(parsed, BargainStudy.Mediate(setup, own, cancellation), cancellation);
        }));
        return command;
    }
}
