using System.Collections.Immutable;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Faults;

namespace Tripoint.Studies.Products;

/// <summary>Whose dependence is looked at, and how.</summary>
public sealed record DependenceRequest
{
    /// <summary>The importer: one economy, or the members of a group taken as one.</summary>
    public required ImmutableArray<Economy> Importer { get; init; }

    /// <summary>The importer's code.</summary>
    public required string Name { get; init; }

    /// <summary>Products shown; default 20.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Only the products of a basket; null: all.</summary>
    public Basket? Basket { get; init; }

    /// <summary>The year; null: the latest of each table.</summary>
    public int? Year { get; init; }

    /// <summary>Thresholds and how stability is measured.</summary>
    public FlagOptions Flags { get; init; } = new();

    /// <summary>The importer of a code: an economy, or a known bloc as one importer.</summary>
    /// <exception cref="BadInputException">It is neither.</exception>
    public static DependenceRequest For(string code)
    {
        if (Economy.TryOf(code, out var economy) && code != "EU27") return new DependenceRequest { Importer = [economy], Name = economy.Code };
        if (Bloc.TryOf(code, out var bloc)) return new DependenceRequest { Importer = bloc.Members, Name = bloc.Code };
        if (code.Contains(',', StringComparison.Ordinal))
        {
            var own = Bloc.Parse(code);
            return new DependenceRequest { Importer = own.Members, Name = own.Code };
        }
        throw new BadInputException(
            $"unknown importer '{code}'", "--importer", $"an ISO 3166 alpha-3 code such as KOR, or a bloc taken as one importer: {string.Join(", ", Bloc.Known.Select(b => b.Code))}, or members such as CHN,JPN");
    }
}
