using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>Which sectors a look-through counts, by kind or by code.</summary>
public sealed record LookThroughScope
{
    /// <summary>Every sector on both sides.</summary>
    public static LookThroughScope All { get; } = new();

    /// <summary>Manufacturing on both sides, the usual cut in the literature.</summary>
    public static LookThroughScope Manufacturing { get; } = new()
    {
        Own = s => s.Kind == SectorKind.Manufacturing,
        Partner = s => s.Kind == SectorKind.Manufacturing,
    };

    /// <summary>The sectors of the economy looked at: the users of inputs, or the sellers.</summary>
    public Func<Sector, bool> Own { get; init; } = _ => true;

    /// <summary>The sectors counted at the partner: the products bought, or the buyers.</summary>
    public Func<Sector, bool> Partner { get; init; } = _ => true;
}
