using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Studies.Products;
using Tripoint.Tables;

namespace Tripoint.Studies.Partial;

/// <summary>One product in one market, priced by SMART and GSIM.</summary>
public sealed record PartialProductRequest
{
    /// <summary>The product.</summary>
    public required Hs6 Product { get; init; }

    /// <summary>The market.</summary>
    public required Economy Importer { get; init; }

    /// <summary>Whose duty changes.</summary>
    public required ImmutableArray<Economy> Exporters { get; init; }

    /// <summary>The market's duty before, on all suppliers; null: the table's in the product's sector.</summary>
    public double? DutyBefore { get; init; }

    /// <summary>The duty after, on <see cref="Exporters"/>.</summary>
    public required double DutyAfter { get; init; }

    /// <summary>Elasticity of import demand, negative; default −1.</summary>
    public double Demand { get; init; } = -1;

    /// <summary>Elasticity of substitution; null: 1 + θ of the product's sector.</summary>
    public double? Substitution { get; init; }

    /// <summary>Elasticity of supply of GSIM; SMART takes prices as fixed. Default 1.5.</summary>
    public double Supply { get; init; } = 1.5;

    /// <summary>The year; null: the latest.</summary>
    public int? Year { get; init; }

    /// <summary>Suppliers shown.</summary>
    public int Top { get; init; } = 12;

    /// <summary>The flows by product.</summary>
    public required ProductSource Products { get; init; }

    /// <summary>The table that gives duties and elasticities by sector.</summary>
    public required WorldTable Table { get; init; }
}
