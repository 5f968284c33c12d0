using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// What changed between two offers of a party, in the terms of a table: by partner and sector, what the tariff would fall to and when, before
/// and after. How a promise is worded makes no difference; zero for zero counts as if the partner reciprocated.
/// </summary>
public static class OfferDiff
{
    /// <summary>The differences, by partner and then by how much trade they touch.</summary>
    /// <param name="before">The earlier offer.</param>
    /// <param name="after">The later offer, of the same party.</param>
    /// <param name="package">Parties and convention; each offer takes its party's place.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="BadInputException">Offers of two parties, or an offer that does not fit the table.</exception>
    public static ImmutableArray<OfferChange> Of(Offer before, Offer after, Package package, WorldTable table)
    {
        if (!before.Party.Equals(after.Party)) throw new BadInputException($"offers of {before.Party} and {after.Party} cannot be compared", "", "two offers of one party");
        var (one, two) = (Promises(before, package, table), Promises(after, package, table));
        var changes = one.Keys.Union(two.Keys).OrderBy(k => k.Partner).ThenBy(k => k.What, StringComparer.Ordinal).ThenBy(k => k.Sector)
            .Select(key => (Key: key, Before: one.GetValueOrDefault(key), After: two.GetValueOrDefault(key)))
            .Where(c => c.Before != c.After)
            .GroupBy(c => (c.Key.Partner, c.Key.What, Before: Text(c.Before, c.Key.What, table, c.Key), After: Text(c.After, c.Key.What, table, c.Key), Move: Move(c.Before, c.After)))
            .Select(g => new OfferChange(
                table.Economies[g.Key.Partner].Code, g.Key.What, [.. g.Select(c => table.Sectors[c.Key.Sector].Code)], g.Key.Before, g.Key.After, g.Key.Move,
                g.Sum(c => table.Trade[Cell(table, c.Key)])));
        return [.. changes.OrderBy(c => c.Partner, StringComparer.Ordinal).ThenByDescending(c => c.Trade), .. Lines(before, after)];
    }

    private static int Cell(WorldTable table, Key key) => table.Cell(key.Sector, key.Importer, key.Exporter);

    private static Dictionary<Key, Promise> Promises(Offer offer, Package package, WorldTable table)
    {
        var terms = PackageTerms.Of(package.With(Reciprocated(offer)), table);
        var giver = package.IndexOf(offer.Party);
        var party = terms.Parties[giver];
        var n = table.EconomyCount;
        var promises = new Dictionary<Key, Promise>();
        foreach (var c in terms.Commitments.Where(c => c.Giver == giver))
        {
            for (var k = 0; k < c.Cells.Length; k++)
            {
                var (importer, exporter) = (c.Cells[k] / n % n, c.Cells[k] % n);
                var partner = importer == party ? exporter : importer;
                switch (c.Commitment)
                {
                    case TariffCommitment t:
                        promises[new Key(partner, "tariff", importer, exporter, c.Cells[k] / (n * n))] = new Promise(c.Targets[k], t.Staging.CompleteIn(package.Convention), t.Staging.ToString());
                        break;
                    case ScheduleCommitment s:
                        promises[new Key(partner, "tariff", importer, exporter, c.Cells[k] / (n * n))] = new Promise(c.Targets[k], LineSectorTariffs.LastYear(s.Schedule), "by line");
                        break;
                    case BarrierCommitment b:
                        var key = new Key(partner, $"{OfferWords.Of(b.Kind)}, {(importer == party ? "imports" : "exports")}", importer, exporter, c.Cells[k] / (n * n));
                        promises[key] = new Promise((promises.GetValueOrDefault(key)?.Target ?? 1) * c.Targets[k], b.Staging.CompleteIn(package.Convention), b.Staging.ToString());
                        break;
                }
            }
        }
        return promises;
    }

    private static Offer Reciprocated(Offer offer) => Offer.Create(
        offer.Party, [.. offer.Commitments.Select(c => c is TariffCommitment { Cut: ZeroForZero } t ? t with { Cut = new ToRate(0) } : c)], offer.Title, offer.Version, offer.Follows);

    private static string Text(Promise? promise, string what, WorldTable table, Key key)
    {
        if (promise is null) return what == "tariff" ? $"{Percent(table.Tariff[Cell(table, key)])}, no commitment" : "no commitment";
        var change = what == "tariff" ? $"{Percent(table.Tariff[Cell(table, key)])} → {Percent(promise.Target)}" : $"cost {Percent(promise.Target - 1)}";
        return $"{change}, {promise.Stage}";
    }

    private static OfferMove Move(Promise? before, Promise? after)
    {
        if (before is null) return OfferMove.Better;
        if (after is null) return OfferMove.Worse;
        var depth = before.Target.CompareTo(after.Target);
        var speed = before.Year.CompareTo(after.Year);
        if (depth == 0) return speed < 0 ? OfferMove.Worse : OfferMove.Better;
        if (speed == 0 || speed == depth) return depth > 0 ? OfferMove.Better : OfferMove.Worse;
        return OfferMove.Mixed;
    }

    private static IEnumerable<OfferChange> Lines(Offer before, Offer after)
    {
        foreach (var later in after.Commitments.OfType<ScheduleCommitment>())
        {
            var earlier = before.Commitments.OfType<ScheduleCommitment>().FirstOrDefault(s => s.Partners.ToString() == later.Partners.ToString());
            if (earlier is null || earlier.Sha256 == later.Sha256) continue;
            var changed = earlier.Schedule.Lines.Select(l => l.Code).Union(later.Schedule.Lines.Select(l => l.Code)).Order()
                .Select(code => (Code: code, Old: LinePromise(earlier.Schedule, code), New: LinePromise(later.Schedule, code))).Where(l => l.Old != l.New);
            foreach (var group in changed.GroupBy(l => (l.Old, l.New)))
            {
                var line = group.First().Code;
                yield return new OfferChange(later.Partners.ToString(), "lines", [.. group.Select(l => l.Code.Digits)], group.Key.Old, group.Key.New, LineMove(earlier.Schedule, later.Schedule, line), 0);
            }
        }
    }

    private static string LinePromise(Schedule schedule, TariffCode code) => schedule.Line(code) is { } line ? $"{line.Base}, {ScheduleSummary.CategoryOf(line, schedule.Convention)}" : "no line";

    // Judged by the sum of the yearly equivalents over twenty years: lower is better for the receiver.
    private static OfferMove LineMove(Schedule before, Schedule after, TariffCode code)
    {
        double Sum(Schedule s) => s.Line(code) is { } line ? Enumerable.Range(1, 20).Sum(y => s.EquivalentIn(line, y)?.Fraction ?? 0) : double.PositiveInfinity;
        return Sum(after) <= Sum(before) ? OfferMove.Better : OfferMove.Worse;
    }

    private static string Percent(double fraction) => (100 * fraction).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private sealed record Promise(double Target, int Year, string Stage);

    private readonly record struct Key(int Partner, string What, int Importer, int Exporter, int Sector);
}
