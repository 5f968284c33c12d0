using Tripoint.Codes;

namespace Tripoint.InputOutput;

/// <summary>The flows that vanish in a hypothetical extraction: those that every given selector matches.</summary>
public sealed record ExtractionSpec
{
    /// <summary>The supplying economy; null: every economy.</summary>
    public Economy? Supplier { get; init; }

    /// <summary>The code of the supplying sector; null: every sector.</summary>
    public string? SupplierSector { get; init; }

    /// <summary>The using economy; null: every economy.</summary>
    public Economy? User { get; init; }

    /// <summary>The code of the using sector; null: every sector, and final demand.</summary>
    public string? UserSector { get; init; }

    /// <summary>Whether sales inside an economy vanish too; default: only those across borders.</summary>
    public bool DomesticToo { get; init; }

    /// <summary>Whether sales to final demand vanish too; default true, and meaningless with a using sector.</summary>
    public bool FinalToo { get; init; } = true;
}
