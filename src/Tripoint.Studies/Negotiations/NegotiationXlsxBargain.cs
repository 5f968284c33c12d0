using System.Globalization;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Reports.Spreadsheets;

namespace Tripoint.Studies.Negotiations;

/// <summary>The sheet of the workbook that sets the package beside the bargain; differences and patience are formulas.</summary>
internal static class NegotiationXlsxBargain
{
    /// <summary>Adds the sheet.</summary>
    public static void Add(XlsxBook book, PackageBargain bargain, NegotiationReport report, ReportTexts texts)
    {
        var parties = report.Terms.Package.Parties;
        var sheet = book.Add(texts["n.sheet.bargain"]);
        sheet.Widths(26, 26, 14, 14, 14, 14, 14);
        sheet.Row().Text(texts["n.bargain.table"], XlsxStyle.Title);
        sheet.Row().Text(texts["n.bargain.intro"]);
        if (bargain.IsAgreed)
        {
            sheet.Row().Text(texts["n.col.party"], XlsxStyle.Head).Text(texts["n.col.package"], XlsxStyle.Head).Text(texts["n.col.bargain"], XlsxStyle.Head).Text(texts["n.col.difference"], XlsxStyle.Head);
            for (var k = 0; k < parties.Length; k++)
            {
                sheet.Row().Text(texts.Name(parties[k])).Value(bargain.Gains[k], XlsxStyle.Percent).Value(bargain.Bargain.Gains[k], XlsxStyle.Percent);
                sheet.Formula($"C{Row(sheet)}-B{Row(sheet)}", bargain.Bargain.Gains[k] - bargain.Gains[k], XlsxStyle.Percent);
            }
            Curves(sheet, bargain, texts);
            Rates(sheet, bargain, report, texts);
        }
        Patience(sheet, bargain, texts);
    }

    private static void Curves(XlsxSheet sheet, PackageBargain bargain, ReportTexts texts)
    {
        sheet.Row();
        sheet.Row().Text(texts["package.figure"], XlsxStyle.Title);
        foreach (var curve in bargain.TradeOffs)
        {
            sheet.Row().Text(texts.Name(curve.First), XlsxStyle.Head).Text(texts.Name(curve.Second), XlsxStyle.Head);
            foreach (var (first, second) in curve.Gains) sheet.Row().Value(first, XlsxStyle.Percent).Value(second, XlsxStyle.Percent);
        }
    }

    private static void Rates(XlsxSheet sheet, PackageBargain bargain, NegotiationReport report, ReportTexts texts)
    {
        var (game, table) = (bargain.Game, report.Table);
        sheet.Row();
        sheet.Row().Text(texts["n.bargain.rates"], XlsxStyle.Title);
        foreach (var head in new[] { "n.col.flow", "n.col.sector", "n.col.today", "n.col.package", "n.col.bargain", "n.col.difference", "n.col.trade" })
        {
            if (head == "n.col.flow") sheet.Row();
            sheet.Text(texts[head], XlsxStyle.Head);
        }
        for (var r = 0; r < game.Space.Count; r++)
        {
            var rate = game.Space.Rates[r];
            sheet.Row().Text($"{texts.Name(table.Economies[rate.Importer])} ← {texts.Name(table.Economies[rate.Exporter])}").Text(texts.Name(table.Sectors[rate.Sector].Name))
                .Value(game.Space.Standing[r], XlsxStyle.Percent).Value(bargain.Rates[r], XlsxStyle.Percent).Value(bargain.Bargain.Rates[r], XlsxStyle.Percent);
            sheet.Formula($"E{Row(sheet)}-D{Row(sheet)}", bargain.Bargain.Rates[r] - bargain.Rates[r], XlsxStyle.Percent).Value(table.Trade[game.Space.Cells[r]], XlsxStyle.Decimal);
        }
    }

    // δ_min = (broken − kept) / (broken − punished), 0 where a breach brings nothing: as a formula, so that a reader can try other figures.
    private static void Patience(XlsxSheet sheet, PackageBargain bargain, ReportTexts texts)
    {
        sheet.Row();
        sheet.Row().Text(texts["package.hold.table"], XlsxStyle.Title);
        sheet.Row().Text(texts["n.col.party"], XlsxStyle.Head).Text(texts["package.col.kept"], XlsxStyle.Head).Text(texts["package.col.broken"], XlsxStyle.Head).Text(texts["package.col.after"], XlsxStyle.Head)
            .Text(texts["n.col.own"], XlsxStyle.Head).Text(texts["package.col.patience"], XlsxStyle.Head);
        foreach (var p in bargain.Enforcement.Parties)
        {
            sheet.Row().Text(texts.Name(p.Party)).Value(p.Kept, XlsxStyle.Percent).Value(p.Broken, XlsxStyle.Percent).Value(p.Punished, XlsxStyle.Percent).Value(p.DiscountFactor, XlsxStyle.Decimal);
            if (double.IsInfinity(p.Smallest)) sheet.Text(texts["package.no-patience"]);
            else sheet.Formula($"IF(C{Row(sheet)}<=B{Row(sheet)},0,(C{Row(sheet)}-B{Row(sheet)})/(C{Row(sheet)}-D{Row(sheet)}))", p.Smallest, XlsxStyle.Decimal);
        }
    }

    private static string Row(XlsxSheet sheet) => sheet.CurrentRow.ToString(CultureInfo.InvariantCulture);
}
