namespace Tripoint.Equilibrium.Core;

/// <summary>Ad valorem equivalents of the rents that volume caps create, J × N × N.</summary>
/// <param name="ToExporter">Collected by the exporter: works as an export tax.</param>
/// <param name="ToImporter">Collected by the importer.</param>
internal sealed record CapRents(double[] ToExporter, double[] ToImporter);
