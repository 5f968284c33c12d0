using Tripoint.Equilibrium;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The tariffs that governments would agree on if all tariffs between anybody were on the table and each gained alike: max s with every
/// player's gain at least s (Ossa 2014, section II.C: the first gains as much as possible subject to all gaining the same). Tariffs that a
/// player charges on everybody may move, between the options' floor and ceiling.
/// </summary>
public static class CooperativeTariffs
{
    /// <summary>Searches.</summary>
    /// <param name="model">The model.</param>
    /// <param name="players">Economy indices.</param>
    /// <param name="options">Floor and ceiling of the rates; null takes the defaults.</param>
    /// <param name="threat">From where gains count: the base, where null, or for example a tariff war.</param>
    /// <param name="search">Tolerance of the search; null takes the defaults.</param>
    /// <param name="background">Policies in force besides; null: none.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static (BargainingGame Game, FoundPackage Package) Find(
        TrackedModel model, IReadOnlyList<int> players, TariffWarOptions? options = null, EquilibriumResult? threat = null, SearchOptions? search = null,
        PolicyChange? background = null, CancellationToken cancellation = default)
    {
        options ??= new TariffWarOptions();
        var space = TariffSpace.Imports(model.Model.Base, players, options.Floor, options.Ceiling, background);
        var game = BargainingGame.Over(model, players, space, threat);
        var equal = new double[players.Count];
        Array.Fill(equal, 1.0);
        var free = Array.ConvertAll(space.Standing, t => 0.5 * Math.Clamp(t, options.Floor, options.Ceiling));
        return (game, new PackageSearch(game, search ?? new SearchOptions()).Run("cooperative tariffs", new RayGoal(equal), free, 0, cancellation));
    }
}
