using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;

namespace Tripoint.Disruption;

/// <summary>One thing wrong with a shock.</summary>
/// <param name="Shock">The shock's index in the list.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Expected">What would be accepted.</param>
public sealed record ShockFault(int Shock, string What, string Expected);

/// <summary>Finds shocks that make no sense, alone or together.</summary>
public static class ShockCheck
{
    /// <summary>Everything wrong with a list of shocks on a table with these economies and sectors.</summary>
    public static IReadOnlyList<ShockFault> Faults(ImmutableArray<Shock> shocks, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors)
    {
        var faults = new List<ShockFault>();
        for (var at = 0; at < shocks.Length; at++) Alone(shocks[at], at, economies.Length, sectors.Length, faults);
        if (faults.Count > 0) return faults;
        for (var later = 1; later < shocks.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (Clash(shocks[earlier], shocks[later], economies, sectors) is { } place)
                {
                    faults.Add(new ShockFault(
                        later,
                        string.Create(CultureInfo.InvariantCulture, $"contradicts shock {earlier + 1}: both set {place} on the same days"),
                        "days that do not overlap, or one shock instead of two"));
                }
            }
        }
        return faults;
    }

    /// <summary>Whether two shocks bear on the same place in the same way.</summary>
    internal static bool SharePlace(Shock a, Shock b) =>
        a.Kind == b.Kind && a.Economies.Any(b.Economies.Contains) && a.Sectors.Any(b.Sectors.Contains) && (a.Kind != ShockKind.Link || a.Importers.Any(b.Importers.Contains));

    private static void Alone(Shock shock, int at, int economyCount, int sectorCount, List<ShockFault> faults)
    {
        void Add(string what, string expected) => faults.Add(new ShockFault(at, what, expected));
        string Show(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

        if (shock.Economies.IsDefaultOrEmpty) Add("no economy is named", "at least one");
        if (shock.Sectors.IsDefaultOrEmpty) Add("no sector is named", "at least one");
        if (shock.Kind == ShockKind.Link && shock.Importers.IsDefaultOrEmpty) Add("a blocked link without an importer", "at least one");
        if (shock.Economies.Concat(shock.Importers).Any(e => e < 0 || e >= economyCount)) Add("an economy index is outside the table", $"0 to {economyCount - 1}");
        if (shock.Sectors.Any(s => s < 0 || s >= sectorCount)) Add("a sector index is outside the table", $"0 to {sectorCount - 1}");
        if (shock.Kind == ShockKind.Demand)
        {
            if (!(shock.Size is > -1 and <= 10)) Add($"demand changes by {Show(shock.Size * 100)}%", "above -100% and at most 1000%");
        }
        else if (!(shock.Size is >= 0 and <= 1))
        {
            var what = shock.Kind == ShockKind.Capacity ? "capacity" : "the link";
            Add($"a loss of {Show(shock.Size * 100)}% would leave {what} at {Show(100 - shock.Size * 100)}%", "a loss between 0% and 100%");
        }
        if (shock.StartDay < 1) Add($"it starts on day {shock.StartDay}", "day 1 or later");
        if (shock.LengthDays < 1) Add($"it lasts {shock.LengthDays} days", "at least 1 day");
        if (shock.Recovery != RecoveryPath.Step && !(shock.RecoveryDays > 0 && shock.RecoveryDays <= 36500)) Add($"it recovers over {Show(shock.RecoveryDays)} days", "above 0 and at most 36500 days");
    }

    // Recovery tails may overlap (the larger loss counts); full-size days on the same place may not.
    private static string? Clash(Shock a, Shock b, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors)
    {
        if (a.StartDay > b.LastFullDay || b.StartDay > a.LastFullDay || !SharePlace(a, b)) return null;
        int economy = a.Economies.First(b.Economies.Contains), sector = a.Sectors.First(b.Sectors.Contains);
        return a.Kind != ShockKind.Link
            ? $"{economies[economy]} {sectors[sector]}"
            : $"{sectors[sector]} from {economies[economy]} to {economies[a.Importers.First(b.Importers.Contains)]}";
    }
}
