using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>The weights of the factors, in the order of <see cref="AlternativeFactor"/>. 0: the factor is shown and does not count.</summary>
/// <param name="Values">By factor, zero or more, not all zero.</param>
public sealed record AlternativeWeights(ImmutableArray<double> Values)
{
    private static readonly string[] s_names = [.. Enum.GetNames<AlternativeFactor>().Select(n => n.ToLowerInvariant())];

    /// <summary>The default: chosen on strategic materials of 2005 to 2016 and kept for later years (docs/models/sourcing.md).</summary>
    public static AlternativeWeights Default { get; } = new([1, 1.5, 0.25, 0.25, 0.75, 0.5, 0.25, 0.5, 0.1]);

    /// <summary>The names, in lower case.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>The weight of a factor.</summary>
    public double this[AlternativeFactor factor] => Values[(int)factor];

    /// <summary>Reads changes of the default such as <c>distance=2,politics=0</c>.</summary>
    /// <exception cref="BadInputException">An unknown factor, or a weight that is no number of zero or more; all of them at once.</exception>
    public static AlternativeWeights Parse(string? text)
    {
        var values = Default.Values.ToArray();
        var faults = new List<Fault>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=');
            var at = Array.IndexOf(s_names, pair[0].Trim().ToLowerInvariant());
            if (at < 0) faults.Add(new Fault($"unknown factor '{pair[0]}'", "--weights", string.Join(", ", s_names)));
            else if (pair.Length != 2 || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !(weight >= 0 && double.IsFinite(weight)))
                faults.Add(new Fault($"'{part}' sets no weight", "--weights", $"{pair[0]}=2, a number of zero or more"));
            else values[at] = weight;
        }
        if (faults.Count == 0 && values.All(v => v == 0)) faults.Add(new Fault("every weight is zero", "--weights", "at least one above zero"));
        return faults.Count > 0 ? throw new BadInputException(faults) : new AlternativeWeights([.. values]);
    }
}
