using System.CommandLine;
using System.Globalization;
using System.Text;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Offers;
using Tripoint.Studies.Negotiations;

namespace Tripoint.Cli;

/// <summary><c>negotiate offer show</c>: an offer in words, and what it does to each tariff of a table.</summary>
internal static class OfferShowCommand
{
    public static Command Create()
    {
        var input = new OfferInput();
        var path = new Argument<string>("offer") { Description = "An offer file, or one that ships (offer-chn, offer-jpn, offer-kor)." };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("show", "An offer in words, and what it does to the tariff on each sector and partner.") { path, format, file };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var document = OfferFile.ReadOffer(parsed.GetRequiredValue(path));
            var table = input.Table(parsed);
            var terms = PackageTerms.Of(input.Package(parsed, document.Offer), table);
            var rows = Rows(terms, document.Offer).ToList();
            string[] heads = ["partner", "sector", "name", "trade_musd", "base", "year_1", "year_5", "year_10", "complete"];
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Csv => ScheduleOutput.Csv(rows.Prepend(heads)),
                OutputFormat.Json => NegotiationJson.Offer(document, heads, rows),
                _ => Text(document, rows),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string[]> Rows(PackageTerms terms, Offer offer)
    {
        var table = terms.Table;
        var giver = terms.Parties[terms.Package.IndexOf(offer.Party)];
        var tariffs = new int?[] { 0, 1, 5, 10, null }.Select(y => terms.Policy(y).Tariff!).ToArray();
        foreach (var partner in terms.Parties.Where(p => p != giver))
        {
            for (var j = 0; j < table.SectorCount; j++)
            {
                var cell = table.Cell(j, giver, partner);
                if (!table.Sectors[j].IsGoods || table.Tariff[cell] <= 0) continue;
                yield return [table.Economies[partner].Code, table.Sectors[j].Code, table.Sectors[j].Name.English, table.Trade[cell].ToString("0", CultureInfo.InvariantCulture),
                    .. tariffs.Select(t => (100 * t[cell]).ToString("0.00", CultureInfo.InvariantCulture) + "%")];
            }
        }
    }

    private static string Text(OfferDocument document, List<string[]> rows)
    {
        var offer = document.Offer;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(offer.Title.Length == 0 ? $"Offer of {offer.Party.Name.English}" : offer.Title)}, version {offer.Version}{(document.IsIntact == true ? $", signed by {document.Signature!.By}" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"Hash {document.Hash}\n\n");
        for (var k = 0; k < offer.Commitments.Length; k++) text.Append(CultureInfo.InvariantCulture, $"{k + 1}. {OfferWords.Sentence(offer.Commitments[k])}\n");
        if (offer.Commitments.IsEmpty) text.Append("Nothing is offered.\n");
        text.Append("\nTariffs by sector; a zero-for-zero sector moves only where the partner's offer lists it too (see it in a package)\n");
        text.Append(ScheduleOutput.Table(["From", "Sector", "", "Trade, million US$", "Base", "Year 1", "Year 5", "Year 10", "Complete"], rows));
        return text.ToString();
    }
}
