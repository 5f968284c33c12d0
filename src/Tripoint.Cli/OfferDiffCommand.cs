using System.CommandLine;
using System.Globalization;
using System.Text;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Offers;
using Tripoint.Studies.Negotiations;

namespace Tripoint.Cli;

/// <summary><c>negotiate offer diff</c>: what changed between two offers, as a negotiator would say it.</summary>
internal static class OfferDiffCommand
{
    public static Command Create()
    {
        var input = new OfferInput();
        var before = new Argument<string>("before") { Description = "The earlier offer." };
        var after = new Argument<string>("after") { Description = "The later offer of the same party." };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("diff", "What changed between two offers of a party: by partner and sector, better or worse for the receiver.") { before, after, format, file };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var (one, two) = (OfferFile.ReadOffer(parsed.GetRequiredValue(before)), OfferFile.ReadOffer(parsed.GetRequiredValue(after)));
            var changes = OfferDiff.Of(one.Offer, two.Offer, input.Package(parsed), input.Table(parsed));
            List<string[]> rows = [.. changes.Select(c => (string[])[c.Partner, c.What, string.Join(' ', c.Sectors), c.Before, c.After, Word(c.Move), c.Trade.ToString("0", CultureInfo.InvariantCulture)])];
            string[] heads = ["partner", "what", "sectors", "before", "after", "for_the_receiver", "trade_musd"];
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Csv => ScheduleOutput.Csv(rows.Prepend(heads)),
                OutputFormat.Json => NegotiationJson.Diff(one, two, heads, rows),
                _ => Text(one, two, changes),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(OfferDocument one, OfferDocument two, IReadOnlyList<OfferChange> changes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{one.Offer.Party.Name.English}: version {one.Offer.Version} ({one.Hash[..12]}…) to version {two.Offer.Version} ({two.Hash[..12]}…)\n");
        if (changes.Count == 0) return text.Append(one.Hash == two.Hash ? "The same content.\n" : "Worded differently, but the same for every tariff and barrier of the table.\n").ToString();
        foreach (var partner in changes.GroupBy(c => c.Partner, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nTowards {partner.Key}\n");
            foreach (var c in partner)
            {
                var sectors = c.Sectors.Length > 12 ? $"{string.Join(", ", c.Sectors.Take(12))} and {c.Sectors.Length - 12} more" : string.Join(", ", c.Sectors);
                text.Append(CultureInfo.InvariantCulture, $"  {Sign(c.Move)} {sectors}{(c.What == "tariff" ? "" : $" ({c.What})")}: {c.Before}  ⇒  {c.After}{(c.Trade > 0 ? $"  (trade {c.Trade:#,0} million US$)" : "")}\n");
            }
        }
        text.Append("\n+ better for the receiver, - worse, ~ further but later (or less far but sooner)\n");
        return text.ToString();
    }

    private static string Word(OfferMove move) => move switch { OfferMove.Better => "better", OfferMove.Worse => "worse", _ => "mixed" };

    private static string Sign(OfferMove move) => move switch { OfferMove.Better => "+", OfferMove.Worse => "-", _ => "~" };
}
