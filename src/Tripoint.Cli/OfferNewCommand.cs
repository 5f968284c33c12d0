using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Scenarios;

namespace Tripoint.Cli;

/// <summary><c>negotiate offer new</c>: writes an offer by formula, or as the answer to requests.</summary>
internal static class OfferNewCommand
{
    public static Command Create()
    {
        var input = new OfferInput();
        var party = new Argument<string>("party") { Description = "The party that offers, such as KOR." };
        var to = Text("--to", "Tariffs down to a rate: --to 0% eliminates.");
        var cut = Text("--cut", "The linear formula: every rate falls by this share, such as 50%.");
        var swiss = Text("--swiss", "The Swiss formula with this coefficient, such as 8%: high rates fall more, none stays above it.");
        var zero = new Option<bool>("--zero-for-zero") { Description = "Zero in sectors where the partner lists zero too." };
        var answer = new Option<string[]>("--answer") { Description = "Answer requests: offers that partners would like of this party; --share says how much is granted.", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
        var share = new Option<string>("--share") { Description = "The share of each requested cut that is granted, with --answer.", DefaultValueFactory = _ => "50%" };
        var partners = Names("--partners", "Codes of partners (default: all other parties).");
        var sectors = Names("--sectors", "Sectors, such as manufactures or C26 C27 (default: all goods).");
        var except = Names("--except", "Sectors left out.");
        var stage = new Option<string>("--stage") { Description = "A (at once), B10 (ten equal steps), B20/10 (twenty years, the first ten without a step).", DefaultValueFactory = _ => "B10" };
        var follows = Text("--follows", "The offer this one follows: its version plus one, and its hash.");
        var title = Text("--title", "A title.");
        var file = CommonOptions.Out();
        var command = new Command("new", "Write an offer: by a target rate, the linear or the Swiss formula, zero for zero, or as the answer to requests.")
        {
            party, to, cut, swiss, zero, answer, share, partners, sectors, except, stage, follows, title, file,
        };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var who = Economy.Of(parsed.GetRequiredValue(party));
            if (!input.Bloc(parsed).Contains(who)) throw new BadInputException($"{who} is no member of {input.Bloc(parsed)}", "--bloc", $"one of {string.Join(", ", input.Bloc(parsed).Members)}, or another --bloc");
            var staging = Staging.Parse(parsed.GetValue(stage)!);
            var ways = new List<TariffCut>();
            if (parsed.GetValue(to) is { } t) ways.Add(new ToRate(Percent(t, "--to")));
            if (parsed.GetValue(cut) is { } c) ways.Add(new LinearCut(Percent(c, "--cut")));
            if (parsed.GetValue(swiss) is { } s) ways.Add(new SwissCut(Percent(s, "--swiss")));
            if (parsed.GetValue(zero)) ways.Add(new ZeroForZero());
            var requests = parsed.GetValue(answer)!;
            if (ways.Count + (requests.Length > 0 ? 1 : 0) != 1) throw new BadInputException("an offer is written in one way", "", "exactly one of --to, --cut, --swiss, --zero-for-zero and --answer");
            Selector without = Chosen(parsed.GetValue(except)!);
            var commitments = requests.Length > 0
                ? RequestAnswer.Of([.. requests.Select(r => OfferFile.ReadOffer(r).Offer)], Percent(parsed.GetValue(share)!, "--share"), without, input.Package(parsed), input.Table(parsed), staging).Commitments
                : [new TariffCommitment(Chosen(parsed.GetValue(partners)!, Package.AllPartners), Chosen(parsed.GetValue(sectors)!, "all"), without, ways[0], staging, ScenarioPlace.None)];
            var earlier = parsed.GetValue(follows) is { } previous ? OfferFile.ReadOffer(previous) : null;
            if (earlier is not null && !earlier.Offer.Party.Equals(who)) throw new BadInputException($"the offer that is followed is {earlier.Offer.Party}'s", "--follows", $"an offer of {who}");
            var offer = Offer.Create(who, commitments, parsed.GetValue(title) ?? "", (earlier?.Offer.Version ?? 0) + 1, earlier?.Hash ?? "");
            // Settled once, so that a wrong sector or partner is told now and not when the package is priced.
            _ = PackageTerms.Of(input.Package(parsed, offer), input.Table(parsed));
            ScheduleOutput.Write(parsed.GetValue(file), OfferFile.Write(offer));
            if (parsed.GetValue(file) is { } written) Console.Error.WriteLine($"Written to {written}, hash {ContentHash.Of(offer)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };

    private static Selector Chosen(string[] names, params ReadOnlySpan<string> otherwise)
    {
        ImmutableArray<string> terms = [.. names.SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return terms.IsEmpty ? Selector.Of(otherwise) : Selector.Of([.. terms]);
    }

    private static double Percent(string text, string option) =>
        text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100
            : throw new BadInputException($"'{text}' is not a rate", option, "a number with its unit, such as 8%");
}
