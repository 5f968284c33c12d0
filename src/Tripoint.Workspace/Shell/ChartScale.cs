namespace Tripoint.Workspace.Shell;

/// <summary>Round numbers for the axes of charts.</summary>
public static class ChartScale
{
    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below a step; 1 for a step that is not positive.</summary>
    public static double Step(double least)
    {
        if (!(least > 0 && double.IsFinite(least))) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in new[] { 1, 2, 2.5, 5 })
        {
            if (factor * power >= least * (1 - 1e-9)) return factor * power;
        }
        return 10 * power;
    }
}
