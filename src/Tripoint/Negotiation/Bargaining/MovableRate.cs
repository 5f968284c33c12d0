namespace Tripoint.Negotiation.Bargaining;

/// <summary>A tariff that a search may move.</summary>
/// <param name="Sector">Sector index j.</param>
/// <param name="Importer">Importer index n, whose tariff it is.</param>
/// <param name="Exporter">Exporter index i.</param>
/// <param name="Low">Lowest rate, fraction.</param>
/// <param name="High">Highest rate, fraction.</param>
public readonly record struct MovableRate(int Sector, int Importer, int Exporter, double Low, double High);
