using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary><c>negotiate search</c>: packages by other ideas of what is best.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var input = new BargainInput();
        var what = new Argument<string>("goal") { Description = "maximin (the least gain as large as possible), fair (the same part of its best for each), nearest (mend a uniform cut), harvest (the fewest tariffs to begin with), satisfy (the fewest tariffs to add to --package for a party that it leaves short)." };
        var cut = new Option<string>("--cut") { Description = "nearest: the uniform cut to mend.", DefaultValueFactory = _ => "100%" };
        var part = new Option<string>("--part") { Description = "harvest: the part of its gain in the bargain that every party is to get.", DefaultValueFactory = _ => "20%" };
        var package = new Option<string?>("--package") { Description = "satisfy: the package to begin from, a file or one that ships (package-cjk)." };
        var party = new Option<string?>("--party") { Description = "satisfy: the party to satisfy (default: every party)." };
        var gain = new Option<string>("--gain") { Description = "satisfy: the gain over its alternative that the party asks for.", DefaultValueFactory = _ => "0%" };
        var all = new Option<bool>("--all") { Description = "List every rate that moves." };
        var command = new Command("search", "Search for a package: the least gain largest, the same part of its best for each, the nearest to a uniform cut that hurts nobody, an early harvest, or what a package lacks.") { what, cut, part, package, party, gain, all };
        input.AddTo(command, true);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var most = input.Most(parsed, parsed.GetValue(all));
            if (parsed.GetRequiredValue(what) == "satisfy")
            {
                var start = parsed.GetValue(package) ?? throw new BadInputException("'satisfy' begins from a package", "--package", "a package file, or one that ships (package-cjk)");
                var whom = parsed.GetValue(party) is { } code ? Economy.Of(code) : null;
                var asked = BargainInput.Percent(parsed.GetValue(gain)!, "--gain", 0, 100);
                return input.Print(parsed, BargainStudy.Satisfy(BargainSetup.Create(input.Request(parsed, true) with { Package = start }, cancellation), whom, asked, most, cancellation), cancellation);
            }
            var kind = parsed.GetRequiredValue(what) switch
            {
                "maximin" => SearchKind.Maximin,
                "fair" => SearchKind.KalaiSmorodinsky,
                "nearest" => SearchKind.Nearest,
                "harvest" => SearchKind.EarlyHarvest,
                var other => throw new BadInputException($"unknown goal '{other}'", "goal", "maximin, fair, nearest, harvest or satisfy"),
            };
            var size = kind == SearchKind.Nearest ? BargainInput.Percent(parsed.GetValue(cut)!, "--cut", 0, 100) : BargainInput.Percent(parsed.GetValue(part)!, "--part", 0.1, 100);
            var setup = BargainSetup.Create(input.Request(parsed, true), cancellation);
            return input.Print(parsed, BargainStudy.Search(setup, kind, size, most, cancellation), cancellation);
        }));
        return command;
    }
}
