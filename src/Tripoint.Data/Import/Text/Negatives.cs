namespace Tripoint.Data.Import.Text;

/// <summary>What becomes of a negative number in a file.</summary>
internal enum Negatives
{
    /// <summary>It is a fault, placed by line and column.</summary>
    Refused,

    /// <summary>It is kept.</summary>
    Kept,
}
