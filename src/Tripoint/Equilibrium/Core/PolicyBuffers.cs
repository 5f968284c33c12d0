namespace Tripoint.Equilibrium.Core;

/// <summary>Memory for the matrices of a <see cref="PolicySystem"/>, kept from one solve to the next. One policy at a time may use it.</summary>
internal sealed class PolicyBuffers
{
    private double[] _a = [], _b = [], _c = [];

    /// <summary>
    /// Three arrays of at least a length. What they hold is from before, but the lanes beyond N hold zeros: a policy writes only the others.
    /// </summary>
    public (double[] A, double[] B, double[] C) Of(int length)
    {
        if (_a.Length < length) (_a, _b, _c) = (new double[length], new double[length], new double[length]);
        return (_a, _b, _c);
    }
}
