namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// What a search makes as good as it can, as a function of the parties' gains in per cent, of the rates as ln(1+τ), and of one further number
/// (the level) where it needs one. To be minimised, with conditions that are kept at zero or above.
/// </summary>
internal abstract class Goal
{
    /// <summary>Whether there is a level.</summary>
    public virtual bool HasLevel => false;

    /// <summary>Whether it is a sum of a linear function of gains and level and of functions of one rate each, so that a diagonal curvature fits it.</summary>
    public virtual bool IsSeparable => false;

    /// <summary>How many conditions the goal itself adds.</summary>
    public abstract int Conditions { get; }

    /// <summary>A guess of the second derivative to the log of a rate.</summary>
    /// <param name="rate">Which rate.</param>
    /// <param name="loss">θ M / I of its flow, in per cent.</param>
    public virtual double Curvature(int rate, double loss) => loss;

    /// <summary>Writes the quantity first, then the conditions.</summary>
    public abstract void Values(ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, Span<double> values);

    /// <summary>Adds the derivatives of Σ weight × value.</summary>
    public abstract void Slopes(
        ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, ReadOnlySpan<double> weights, Span<double> toGains, Span<double> toLogs, ref double toLevel);
}
