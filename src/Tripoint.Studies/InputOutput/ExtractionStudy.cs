using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>What each economy, or each sector, loses if flows vanish and nothing replaces them.</summary>
public static class ExtractionStudy
{
    /// <summary>Losses by economy, or by the hardest-hit sectors.</summary>
    /// <param name="system">The system.</param>
    /// <param name="spec">What vanishes.</param>
    /// <param name="bySector">Sectors instead of economies.</param>
    /// <param name="top">Rows shown, the largest loss of supplies first.</param>
    public static StudyTable Table(LeontiefSystem system, ExtractionSpec spec, bool bySector, int top)
    {
        var result = Extraction.Of(system, spec);
        var j = system.SectorCount;
        var what = $"{spec.Supplier?.Code ?? "every economy"} {spec.SupplierSector ?? "all sectors"} to {spec.User?.Code ?? "every economy"} {spec.UserSector ?? (spec.FinalToo ? "all uses" : "all sectors")}";
        var rows = bySector
            ? Enumerable.Range(0, system.NodeCount).Where(node => system.Output[node] > 0).OrderByDescending(node => result.LostSupply[node] + result.LostOrders[node]).Take(top)
                .Select(node => ValueAddedStudy.Row(system.NodeName(node), result.LostSupply[node], 100 * result.LostSupply[node] / system.Output[node], result.LostOrders[node], 100 * result.LostOrders[node] / system.Output[node]))
            : Enumerable.Range(0, system.EconomyCount).OrderByDescending(n => Math.Max(result.LostSupplyValueAdded[n], result.LostOrdersValueAdded[n])).Take(top)
                .Select(n => ValueAddedStudy.Row(system.Table.Economies[n].Code, result.LostSupplyValueAdded[n], 100 * result.LostSupplyValueAdded[n] / result.ValueAdded[n], result.LostOrdersValueAdded[n], 100 * result.LostOrdersValueAdded[n] / result.ValueAdded[n]));
        var measure = bySector ? "output" : "value added";
        return new StudyTable(bySector ? "tripoint.io-extract-sectors/1" : "tripoint.io-extract/1", FormattableString.Invariant($"Extraction of {what}: {result.Removed:0} million US$ of flows vanish, {system.Table.Name}"),
            [
                new(bySector ? "sector" : "economy", bySector ? "sector" : "economy"), new("lostSupply", $"{measure} lost for lack of inputs, mUSD", 0), new("lostSupplyShare", "%", 2),
                new("lostOrders", $"{measure} lost for lack of orders, mUSD", 0), new("lostOrdersShare", "%", 2),
            ],
            [.. rows], InputOutputNotes.Of(system, Extraction.Bound));
    }
}
