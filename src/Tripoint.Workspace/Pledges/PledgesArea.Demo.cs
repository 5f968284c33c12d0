using Tripoint.Commitments;
using Tripoint.Data.Embedded;

namespace Tripoint.Workspace.Pledges;

internal sealed partial class PledgesArea
{
    /// <summary>What the summit of 2024 promised, as sourced; and, invented: two commitments of the room, words, a dispute and readings.</summary>
    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        var secretariat = room.As("secretariat");
        var today = DateOnly.FromDateTime(room.Store.Now.UtcDateTime);
        foreach (var shipped in EmbeddedRegister.Commitments) await Promises.AdoptAsync(room.Store, secretariat, shipped.Key, cancellation);
        var tariff = await Promises.AddAsync(room.Store, secretariat, new CommitmentForm
        {
            Title = "Average tariff between members down to 2 percent (invented)",
            Area = "trade",
            Promisers = ["chn", "jpn", "kor"],
            MadeOn = new DateOnly(2020, 1, 1),
            Due = new DateOnly(today.Year + 4, 12, 31),
            Indicator = IndicatorKeys.TariffBetweenMembers,
            Sense = PledgeSense.AtMost,
            Target = 2,
            Baseline = 3.9,
            Source = "invented",
        }, cancellation);
        var certificates = await Promises.AddAsync(room.Store, secretariat, new CommitmentForm
        {
            Title = "Accept electronic certificates of origin at every port (invented)",
            Area = "trade",
            Promisers = ["chn", "kor"],
            MadeOn = today.AddDays(-330),
            Due = today.AddDays(-10),
            Indicator = Promises.OwnIndicator,
            Unit = "% of ports",
            Sense = PledgeSense.AtLeast,
            Target = 100,
            Baseline = 20,
            Source = "invented",
        }, cancellation);
        (int Days, double Value)[] readings = [(-240, 35), (-150, 52), (-60, 81), (-5, 88)];
        foreach (var (days, value) in readings) await Promises.EnterAsync(room.Store, secretariat, certificates, today.AddDays(days), value, "count by the secretariat (invented)", cancellation);
        await Promises.SayAsync(room.Store, room.As("chn-head"), certificates, DeclaredStatus.Kept, "All ports on our side have accepted them since last month.", cancellation);
        await Promises.SayAsync(room.Store, room.As("kor-head"), certificates, DeclaredStatus.Broken, "Four ports are still without the system; they follow in spring.", cancellation);
        await Promises.DisputeAsync(room.Store, room.As("jpn-negotiator"), certificates, "chn", "Two shipments were asked for paper in the past week; copies are with the secretariat.", cancellation);
        await Promises.SayAsync(room.Store, room.As("jpn-head"), tariff, DeclaredStatus.UnderWay, "", cancellation);
    }
}
