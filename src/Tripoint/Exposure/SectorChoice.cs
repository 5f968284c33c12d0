using System.Collections.Immutable;

namespace Tripoint.Exposure;

/// <summary>The sectors an indicator adds up.</summary>
/// <param name="Code"><see cref="All"/>, <see cref="Goods"/>, <see cref="Services"/> or a sector's code.</param>
/// <param name="Indices">Their indices.</param>
public sealed record SectorChoice(string Code, ImmutableArray<int> Indices)
{
    /// <summary>All sectors.</summary>
    public const string All = "all";

    /// <summary>All sectors of goods.</summary>
    public const string Goods = "goods";

    /// <summary>All services.</summary>
    public const string Services = "services";
}
