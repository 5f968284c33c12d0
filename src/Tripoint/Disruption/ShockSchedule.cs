namespace Tripoint.Disruption;

/// <summary>What the shocks leave in force on a day. Where shocks of one kind meet on a place (in their recovery tails), the larger counts.</summary>
internal sealed class ShockSchedule(DisruptionScenario scenario, int sectorCount)
{
    private readonly Shock[] _capacity = [.. scenario.Shocks.Where(s => s.Kind == ShockKind.Capacity)];
    private readonly Shock[] _link = [.. scenario.Shocks.Where(s => s.Kind == ShockKind.Link)];
    private readonly Shock[] _demand = [.. scenario.Shocks.Where(s => s.Kind == ShockKind.Demand)];

    /// <summary>The last day on which anything is in force; 0 without shocks.</summary>
    public int LastDay { get; } = scenario.Shocks.Select(s => s.LastDay).DefaultIfEmpty(0).Max();

    /// <summary>The last day on which any shock is at full size; 0 without shocks.</summary>
    public int LastFullDay { get; } = scenario.Shocks.Select(s => s.LastFullDay).DefaultIfEmpty(0).Max();

    /// <summary>Fills NJ: the share of base capacity left.</summary>
    public void Capacity(int day, Span<double> left)
    {
        left.Fill(1);
        foreach (var shock in _capacity)
        {
            var size = shock.SizeOn(day);
            if (size == 0) continue;
            foreach (var economy in shock.Economies)
            {
                foreach (var sector in shock.Sectors)
                {
                    ref var cell = ref left[economy * sectorCount + sector];
                    cell = Math.Min(cell, 1 - size);
                }
            }
        }
    }

    /// <summary>Whether a link of a product is (partly) closed on a day.</summary>
    public bool HasLink(int day, int product)
    {
        foreach (var shock in _link)
        {
            if (shock.SizeOn(day) != 0 && shock.Sectors.Contains(product)) return true;
        }
        return false;
    }

    /// <summary>Fills the share of a product's links that is open, importer rows of a given width, exporter columns.</summary>
    public void Open(int day, int product, Span<double> open, int width)
    {
        open.Fill(1);
        foreach (var shock in _link)
        {
            var size = shock.SizeOn(day);
            if (size == 0 || !shock.Sectors.Contains(product)) continue;
            foreach (var importer in shock.Importers)
            {
                foreach (var exporter in shock.Economies)
                {
                    ref var cell = ref open[importer * width + exporter];
                    cell = Math.Min(cell, 1 - size);
                }
            }
        }
    }

    /// <summary>Fills N × J: final demand relative to base.</summary>
    public void Demand(int day, Span<double> factor)
    {
        factor.Fill(1);
        foreach (var shock in _demand)
        {
            var size = shock.SizeOn(day);
            if (size == 0) continue;
            foreach (var economy in shock.Economies)
            {
                foreach (var sector in shock.Sectors)
                {
                    ref var cell = ref factor[economy * sectorCount + sector];
                    if (Math.Abs(size) > Math.Abs(cell - 1)) cell = 1 + size;
                }
            }
        }
    }
}
