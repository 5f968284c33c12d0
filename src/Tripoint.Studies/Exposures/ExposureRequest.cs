using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;

namespace Tripoint.Studies.Exposures;

/// <summary>What an exposure study covers.</summary>
public sealed record ExposureRequest
{
    /// <summary>The bloc whose members are looked at, and reliance on which is measured.</summary>
    public Bloc Bloc { get; init; } = Bloc.ChinaJapanKorea;

    /// <summary>The economies; empty: the bloc's members that the data hold.</summary>
    public ImmutableArray<Economy> Economies { get; init; } = [];

    /// <summary>A partner to measure reliance on, beside the bloc; null: none.</summary>
    public Economy? Partner { get; init; }

    /// <summary>The sectors: all, goods, services, or one sector's code.</summary>
    public string Sectors { get; init; } = SectorChoice.All;

    /// <summary>The year; null: the latest.</summary>
    public int? Year { get; init; }

    /// <summary>The earlier year to compare with; null: the first of the data.</summary>
    public int? Since { get; init; }
}
