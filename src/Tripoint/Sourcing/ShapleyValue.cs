namespace Tripoint.Sourcing;

/// <summary>The division of a joint gain by each player's average contribution over all orders of joining (Shapley 1953).</summary>
public static class ShapleyValue
{
    /// <summary>Divides the gain of all.</summary>
    /// <param name="players">n.</param>
    /// <param name="worth">What each group gains, by the bits of its members, length 2^n; nothing for the empty group.</param>
    /// <returns>Each player's part; they add up to the gain of all.</returns>
    public static double[] Of(int players, ReadOnlySpan<double> worth)
    {
        if (worth.Length != 1 << players) throw new ArgumentException($"{worth.Length} groups for {players} players.", nameof(worth));
        // weight[k] = k! (n − k − 1)! / n!
        var weight = new double[players];
        weight[0] = 1.0 / players;
        for (var k = 1; k < players; k++) weight[k] = weight[k - 1] * k / (players - k);
        var parts = new double[players];
        for (var group = 0; group < worth.Length; group++)
        {
            var size = int.PopCount(group);
            for (var player = 0; player < players; player++)
            {
                if ((group >> player & 1) == 0) parts[player] += weight[size] * (worth[group | 1 << player] - worth[group]);
            }
        }
        return parts;
    }
}
