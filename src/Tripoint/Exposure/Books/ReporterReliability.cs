using Tripoint.Codes;

namespace Tripoint.Exposure.Books;

/// <summary>How well an economy's declarations agree with its partners', the partners' own agreement taken out.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="ImportFlows">Its compared flows as importer.</param>
/// <param name="ImportVariance">The variance of the log difference that its import declarations account for.</param>
/// <param name="ExportFlows">Its compared flows as exporter.</param>
/// <param name="ExportVariance">The same of its export declarations.</param>
public sealed record ReporterReliability(Economy Economy, int ImportFlows, double ImportVariance, int ExportFlows, double ExportVariance);
