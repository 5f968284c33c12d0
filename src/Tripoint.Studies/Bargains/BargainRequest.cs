using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Bargains;

/// <summary>Whose bargain, over which data, under which circumstances.</summary>
public sealed record BargainRequest
{
    /// <summary>The parties.</summary>
    public Bloc Bloc { get; init; } = Bloc.ChinaJapanKorea;

    /// <summary>
    /// Mandate files, or mandates that ship; a party without one values its welfare alone. Null: the invented ones that ship, for the parties that
    /// have one, on the embedded data.
    /// </summary>
    public ImmutableArray<string>? Mandates { get; init; }

    /// <summary>Name of an imported table; null: the embedded dataset.</summary>
    public string? Data { get; init; }

    /// <summary>The year of the data; null: the latest.</summary>
    public int? Year { get; init; }

    /// <summary>The folder of the data of Ossa (2014), taken in place of a table with the paper's own model; null: none.</summary>
    public string? Ossa { get; init; }

    /// <summary>A scenario in force besides: a library name or a file; null: none.</summary>
    public string? Background { get; init; }

    /// <summary>A package to begin from: a file or one that ships; its barrier commitments then hold besides. Null: none.</summary>
    public string? Package { get; init; }

    /// <summary>Tariffs that outsiders add on all goods of the parties, such as <c>USA=25%</c>.</summary>
    public ImmutableArray<string> Pressure { get; init; } = [];
}
