namespace Tripoint.Disruption;

/// <summary>
/// The links of the cascade. Downstream, per node: groups of weights on suppliers' losses; a node loses the largest of its groups. Each
/// essential product is a group of its own (weights: source shares), all other inputs make one group (weights: source share times the product's share of
/// intermediate inputs). Upstream, per node: weights on users' losses (share of output sold to them).
/// </summary>
internal sealed class CascadeNetwork
{
    private CascadeNetwork(int nodes, long links)
    {
        GroupStart = new int[nodes + 1];
        SaleStart = new int[nodes + 1];
        Supplier = new int[links];
        SupplierWeight = new double[links];
        User = new int[links];
        UserWeight = new double[links];
    }

    /// <summary>Nodes + 1: where each node's groups begin.</summary>
    public int[] GroupStart { get; }

    /// <summary>Groups + 1: where each group's links begin.</summary>
    public int[] LinkStart { get; private set; } = [];

    public int[] Supplier { get; }

    public double[] SupplierWeight { get; }

    /// <summary>Nodes + 1: where each node's sales begin.</summary>
    public int[] SaleStart { get; }

    public int[] User { get; }

    public double[] UserWeight { get; }

    public static CascadeNetwork Of(DisruptionData data, UseSettings settings)
    {
        int n = data.EconomyCount, j = data.SectorCount, nodes = data.NodeCount;
        var network = new CascadeNetwork(nodes, data.LinkCount);
        var sources = new ushort[n];
        var shares = new double[n];
        var groups = new List<int>();
        var links = 0;
        var sales = new int[nodes];
        for (var f = 0; f < nodes; f++)
        {
            network.GroupStart[f] = groups.Count;
            var inputs = 0.0;
            for (var p = 0; p < j; p++) inputs += data.InputUse[p * nodes + f];
            for (var p = 0; p < j; p++)
            {
                if (!IsUsed(p, f) || !IsEssential(p, f)) continue;
                groups.Add(links);
                Add(p, f, 1);
            }
            groups.Add(links);
            for (var p = 0; p < j; p++)
            {
                if (IsUsed(p, f) && !IsEssential(p, f)) Add(p, f, data.InputUse[p * nodes + f] / inputs);
            }
        }
        network.GroupStart[nodes] = groups.Count;
        groups.Add(links);
        network.LinkStart = [.. groups];
        for (var s = 0; s < nodes; s++) network.SaleStart[s + 1] = network.SaleStart[s] + sales[s];
        var at = network.SaleStart[..nodes];
        for (var f = 0; f < nodes; f++)
        {
            for (var p = 0; p < j; p++)
            {
                if (!IsUsed(p, f)) continue;
                var count = data.Shares.List(p * nodes + f, sources, shares);
                for (var k = 0; k < count; k++)
                {
                    var s = sources[k] * j + p;
                    network.User[at[s]] = f;
                    network.UserWeight[at[s]++] = shares[k] * data.InputUse[p * nodes + f] / data.Output[s];
                }
            }
        }
        return network;

        bool IsUsed(int p, int f) => data.InputUse[p * nodes + f] > 0;

        // Critical inputs are those without which nothing is produced.
        bool IsEssential(int p, int f) => settings.CapacityWeight[p * nodes + f] == 0;

        void Add(int p, int f, double weight)
        {
            var count = data.Shares.List(p * nodes + f, sources, shares);
            for (var k = 0; k < count; k++)
            {
                var s = sources[k] * j + p;
                network.Supplier[links] = s;
                network.SupplierWeight[links++] = weight * shares[k];
                sales[s]++;
            }
        }
    }
}
