namespace Tripoint.Data.Import;

/// <summary>What a user asks to import.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Name">The name under which it will be found.</param>
public sealed record ImportRequest(string Path, string Name)
{
    /// <summary>The year; null: as the source tells, or from the file's name.</summary>
    public int? Year { get; init; }

    /// <summary>Whether a table that misses its sums by more than rounding is re-balanced instead of refused.</summary>
    public bool Rebalance { get; init; }

    /// <summary>
    /// Tariff files, each <c>FILE</c> (the tariffs of the table) or <c>NAME=FILE</c> (a further matrix under that name), in the layout of
    /// <see cref="TariffCsv"/>.
    /// </summary>
    public IReadOnlyList<string> Tariffs { get; init; } = [];

    /// <summary>Trade elasticities: <c>default</c>, one number for all sectors, or a CSV file; null: default.</summary>
    public string? Elasticities { get; init; }

    /// <summary>For a source without input coefficients: the table to take them from, or <c>none</c> to keep flows only; null: embedded.</summary>
    public string? Coefficients { get; init; }

    /// <summary>US dollars for a euro, for a source in euro; null: the year's average.</summary>
    public double? UsdPerEuro { get; init; }

    /// <summary>The folder of imported tables, where <see cref="Coefficients"/> may name one; null: the user's own.</summary>
    public string? Home { get; init; }
}
