using System.CommandLine;
using Tripoint.Faults;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate search</c>: packages by other ideas of what is best.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var what = new Argument<string>("goal") { Description = "maximin (the least gain as large as possible), fair (the same part of its best for each), nearest (mend a uniform cut), harvest (the fewest tariffs to begin with)." };
        var cut = new Option<string>("--cut") { Description = "nearest: the uniform cut to mend.", DefaultValueFactory = _ => "100%" };
        var part = new Option<string>("--part") { Description = "harvest: the part of its gain in the bargain that every party is to get.", DefaultValueFactory = _ => "20%" };
        var all = new Option<bool>("--all") { Description = "List every rate that moves." };
        var command = new Command("search", "Search for a package: the least gain largest, the same part of its best for each, the nearest to a uniform cut that hurts nobody, or an early harvest.") { what, cut, part, all };
        input.AddTo(command, true);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var kind = parsed.GetRequiredValue(what) switch
            {
                "maximin" => SearchKind.Maximin,
                "fair" => SearchKind.KalaiSmorodinsky,
                "nearest" => SearchKind.Nearest,
                "harvest" => SearchKind.EarlyHarvest,
                var other => throw new BadInputException($"unknown goal '{other}'", "goal", "maximin, fair, nearest or harvest"),
            };
            var size = kind == SearchKind.Nearest ? BargainInput.Percent(parsed.GetValue(cut)!, "--cut", 0, 100) : BargainInput.Percent(parsed.GetValue(part)!, "--part", 0.1, 100);
            var setup = BargainSetup.Create(input.Request(parsed, true), cancellation);
            return input.Print(parsed, BargainStudy.Search(setup, kind, size, input.Most(parsed, parsed.GetValue(all)), cancellation), cancellation);
        }));
        return command;
    }
}
