using System.Globalization;
using System.Text;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Alerts;

internal sealed partial class AlertsArea
{
    /// <summary>Invented: a warning that is answered while the clock runs, one that ended, and a watched series whose last month broke its range.</summary>
    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(room.Store.Now.UtcDateTime);
        Viewer china = room.As("chn-head"), japan = room.As("jpn-negotiator"), korea = room.As("kor-negotiator");
        var open = await Notices.RaiseAsync(room.Store, japan, new NoticeForm
        {
            Title = "Fire at a plant for resists and wafers (invented)",
            Cause = NoticeCause.Accident,
            Sectors = ["C20", "C26"],
            Products = "Photoresists, silicon wafers",
            Origins = ["JPN"],
            LossPercent = 12,
            StartsOn = today.AddDays(-6),
            ExpectedDays = 60,
            Impact = "One of two lines stands still; deliveries of the coming eight weeks are cut by half.",
            Measures = "Stocks are released; the second line works round the clock.",
            Help = "Who can supply wafers of 300 mm or lend stock until the line is back?",
        }, cancellation);
        await Notices.AnswerAsync(room.Store, korea, open, new AnswerForm(AnswerKind.Stock, 40_000, "wafers", today.AddDays(4), "From a company's reserve, against return within the year."), cancellation);
        await Notices.AnswerAsync(room.Store, room.As("chn-negotiator"), open, new AnswerForm(AnswerKind.Supply, 15_000, "wafers a month", today.AddDays(20), "Test lots can be shipped next week."), cancellation);
        await Notices.AnswerAsync(room.Store, korea, open, new AnswerForm(AnswerKind.Meeting, null, "", null, "Three makers report less than four weeks of stock."), cancellation);
        var past = await Notices.RaiseAsync(room.Store, korea, new NoticeForm
        {
            Title = "Strike at two container ports (invented)",
            Cause = NoticeCause.Strike,
            Sectors = ["C29"],
            Origins = ["KOR"],
            StartsOn = today.AddDays(-190),
            ExpectedDays = 10,
            Impact = "Car parts leave a week late.",
        }, cancellation);
        await Notices.EndAsync(room.Store, room.As("kor-head"), past, 2, today.AddDays(-178), "Work was taken up again after eleven days; the backlog was cleared in three weeks.", cancellation);
        await Watches.SaveAsync(room.Store, china, null, 0, new WatchForm
        {
            Title = "Imports of flat-rolled steel, monthly (invented)",
            Product = "7208",
            Sector = "C24A",
            Origin = "JPN",
            Unit = "thousand tonnes",
            Source = "invented",
            Series = Series(today),
        }, cancellation);
    }

    /// <summary>Six years of a seasonal series, without chance, whose last month falls to a third.</summary>
    private static string Series(DateOnly today)
    {
        var text = new StringBuilder("month,value\n");
        for (var k = 72; k >= 1; k--)
        {
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-k);
            var value = 210 + 25 * Math.Sin(2 * Math.PI * month.Month / 12) + 9 * Math.Sin(k * k);
            text.Append(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Append(',').Append((k == 1 ? value / 3 : value).ToString("0.0", CultureInfo.InvariantCulture)).Append('\n');
        }
        return text.ToString();
    }
}
