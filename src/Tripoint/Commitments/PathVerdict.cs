namespace Tripoint.Commitments;

/// <summary>What an indicator says about a promise. It is the data's word, beside the promiser's and the others'.</summary>
public enum PathVerdict
{
    /// <summary>Nothing measurable was promised; the indicator is shown without a judgement.</summary>
    NoTarget,

    /// <summary>There is no reading that could tell.</summary>
    NotMeasured,

    /// <summary>The latest reading reaches the target.</summary>
    Reached,

    /// <summary>The day by which lies ahead, and the latest reading is on the straight line to the target or better.</summary>
    OnPath,

    /// <summary>The day by which lies ahead, and the latest reading lies behind the straight line to the target.</summary>
    BehindPath,

    /// <summary>The day by which lies ahead, the target is not reached, and without a baseline there is no path to compare with.</summary>
    NotYet,

    /// <summary>The target was to be reached by now and is not.</summary>
    Missed,
}
