namespace Tripoint.Equilibrium;

/// <summary>
/// The first-order welfare effect taken apart, as fractions of base income. The entries of an economy add up to its
/// <see cref="EquilibriumResult.TermsOfTrade"/> and <see cref="EquilibriumResult.VolumeOfTrade"/>.
/// </summary>
/// <param name="TermsByPartner">N × N: economy, partner.</param>
/// <param name="VolumeByPartner">N × N: economy, partner it imports from.</param>
/// <param name="TermsBySector">N × J.</param>
/// <param name="VolumeBySector">N × J.</param>
public sealed record WelfareDecomposition(double[] TermsByPartner, double[] VolumeByPartner, double[] TermsBySector, double[] VolumeBySector);
