using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate bargain</c>: the package that all prefer.</summary>
internal static class BargainCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var quick = new Option<bool>("--quick") { Description = "Do not work out what each red line costs whom." };
        var all = new Option<bool>("--all") { Description = "List every rate that moves." };
        var save = new Option<string?>("--save") { Description = "Write the package to this file, as offers that 'negotiate price' and 'test' read." };
        var command = new Command("bargain", "The package that all prefer: the Nash bargain over the tariffs between the parties, within their red lines, with what each red line costs.") { quick, all, save };
        input.AddTo(command, true);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var request = input.Request(parsed, true);
            var setup = BargainSetup.Create(request, cancellation);
            var answer = BargainStudy.Bargain(setup, !parsed.GetValue(quick), input.Most(parsed, parsed.GetValue(all)), cancellation);
            if (parsed.GetValue(save) is { } path) Save(path, setup, request.Bloc, answer);
            return input.Print(parsed, answer, cancellation);
        }));
        return command;
    }

    private static void Save(string path, BargainSetup setup, Bloc bloc, BargainAnswer answer)
    {
        if (answer.Package is null) throw new BadInputException("there is no package to save", "--save");
        var tariff = setup.Game.Space.Policy(answer.Package.Rates).Tariff!;
        var package = RateOffers.Package(setup.Game.Table, bloc, tariff, new StagingConvention(new DateOnly(2027, 1, 1)), null, "Nash bargain");
        ScheduleOutput.Write(path, OfferFile.Write(package));
    }
}
