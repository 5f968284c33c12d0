using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>
/// Finds sectors that can never produce again: those that stand still for want of a critical input of which no stock is left and whose every
/// source stands still for the same reason. The largest such set; nothing inside it can be first to produce.
/// </summary>
internal static class Deadlock
{
    private const double Nothing = 1e-9;

    public static ImmutableArray<int> Find(DisruptionData data, UseSettings settings, double[] production, double[] stock)
    {
        int n = data.EconomyCount, j = data.SectorCount, nodes = data.NodeCount;
        var dead = new bool[nodes];
        for (var f = 0; f < nodes; f++) dead[f] = data.Output[f] > 0 && production[f] <= Nothing * data.Output[f];
        var hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            for (var f = 0; f < nodes; f++)
            {
                if (!dead[f] || IsHeldBack(f)) continue;
                dead[f] = false;
                hasChanged = true;
            }
        }
        return [.. Enumerable.Range(0, nodes).Where(f => dead[f])];

        bool IsHeldBack(int f)
        {
            for (var p = 0; p < j; p++)
            {
                var at = p * nodes + f;
                if (data.InputUse[at] <= 0 || settings.CapacityWeight[at] > 0 || stock[at] > Nothing * data.InputUse[at]) continue;
                var isCutOff = true;
                for (var i = 0; i < n && isCutOff; i++) isCutOff = dead[i * j + p] || data.SourceShare(p, f, i) == 0;
                if (isCutOff) return true;
            }
            return false;
        }
    }
}
