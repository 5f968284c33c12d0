using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>Production- and consumption-based accounts, and what is embodied in flows between economies.</summary>
public static class FootprintStudy
{
    /// <summary>Both accounts of each economy.</summary>
    public static StudyTable Accounts(LeontiefSystem system, Satellite satellite, IEnumerable<Economy> economies)
    {
        var footprint = Footprint.Of(system, satellite);
        var n = system.EconomyCount;
        var rows = economies.Select(economy =>
        {
            var s = system.IndexOf(economy);
            double exported = 0, imported = 0;
            for (var l = 0; l < n; l++)
            {
                if (l == s) continue;
                exported += footprint.Flows[s * n + l];
                imported += footprint.Flows[l * n + s];
            }
            return ValueAddedStudy.Row(economy.Code, footprint.Production[s], footprint.Consumption[s], footprint.Consumption[s] - footprint.Production[s], exported, imported, satellite.Direct[s]);
        });
        var unit = satellite.Unit;
        return new StudyTable("tripoint.io-footprint/1", FormattableString.Invariant($"{satellite.Name} {satellite.Year} by production and by consumption, {system.Table.Name}"),
            [
                new("economy", "economy"), new("production", $"production, {unit}", 0), new("consumption", $"consumption, {unit}", 0), new("netImports", $"consumption − production, {unit}", 0),
                new("embodiedExports", $"embodied in exports, {unit}", 0), new("embodiedImports", $"embodied in imports, {unit}", 0), new("direct", $"households directly, {unit}", 0),
            ],
            [.. rows], Notes(system, footprint));
    }

    /// <summary>What each economy causes in each other through its final demand.</summary>
    public static StudyTable Flows(LeontiefSystem system, Satellite satellite, IEnumerable<Economy> economies, IEnumerable<Economy> partners)
    {
        var footprint = Footprint.Of(system, satellite);
        var n = system.EconomyCount;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        var others = partners.Select(system.IndexOf).ToList();
        foreach (var s in economies.Select(system.IndexOf))
        {
            foreach (var l in others.Where(l => l != s))
                rows.Add(ValueAddedStudy.Row(system.Table.Economies[s].Code, system.Table.Economies[l].Code, footprint.Flows[s * n + l], footprint.Flows[l * n + s], footprint.Flows[s * n + l] - footprint.Flows[l * n + s]));
        }
        var unit = satellite.Unit;
        return new StudyTable("tripoint.io-embodied/1", FormattableString.Invariant($"{satellite.Name} {satellite.Year} embodied in flows, {system.Table.Name}"),
            [
                new("economy", "economy"), new("partner", "partner"), new("caused", $"arising here for the partner's final demand, {unit}", 0),
                new("causing", $"arising there for final demand here, {unit}", 0), new("balance", $"difference, {unit}", 0),
            ],
            rows.ToImmutable(), Notes(system, footprint));
    }

    private static ImmutableArray<string> Notes(LeontiefSystem system, Footprint footprint) => InputOutputNotes.Of(system,
        [
            .. footprint.Satellite.Notes,
            .. footprint.Unallocated > 0 ? [FormattableString.Invariant($"{footprint.Unallocated:0.#} {footprint.Satellite.Unit} lie on sectors without output and stay where they arise.")] : Array.Empty<string>(),
            "One intensity a sector: exports and home sales are taken to emit alike.",
        ]);
}
