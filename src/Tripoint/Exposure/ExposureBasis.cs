namespace Tripoint.Exposure;

/// <summary>What every exposure figure rests on; no figure goes without it.</summary>
/// <param name="Unit">The unit of the figure, with what is counted in it.</param>
/// <param name="Year">The year of the flows.</param>
/// <param name="Books">Whose declarations they are.</param>
/// <param name="Source">How the data were made, in one sentence.</param>
public sealed record ExposureBasis(string Unit, int Year, string Books, string Source);
