using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.InputOutput;
using Tripoint.Studies.Products;
using Tripoint.Tables;

namespace Tripoint.Studies.Connectivity;

/// <summary>What a study of a bloc's connectivity runs on.</summary>
public sealed record ConnectRequest
{
    /// <summary>The bloc.</summary>
    public required Bloc Bloc { get; init; }

    /// <summary>The flows by sector.</summary>
    public required TradeFlows Flows { get; init; }

    /// <summary>Makes the input-output system when a view needs it.</summary>
    public required Func<LeontiefSystem> System { get; init; }

    /// <summary>The flows by product.</summary>
    public required ProductSource Products { get; init; }

    /// <summary>What lies between the economies.</summary>
    public required PairCovariates Pairs { get; init; }

    /// <summary>The year of the product flows; null: the latest of each table.</summary>
    public int? Year { get; init; }

    /// <summary>Rows shown; default 30.</summary>
    public int Top { get; init; } = 30;

    /// <summary>The members that the flows by sector hold.</summary>
    public ImmutableArray<Economy> Members => [.. Bloc.Members.Where(Flows.Economies.Contains)];

    /// <summary>The product tables that have the year, with the index of their period.</summary>
    public IEnumerable<(ProductBooks Set, int Period)> Periods => Products.Sets.Select(s => (s, s.Period(Year))).Where(s => s.Item2 >= 0);
}
