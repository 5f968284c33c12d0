using System.Collections.Immutable;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Studies.Briefs;

/// <summary>
/// The package of mutual tariff cuts that all members prefer: the Nash bargain over real income alone, with what each gives and gets, what the
/// pairs can trade off, and whether it enforces itself. Shares and changes are fractions, money is million US$ a year.
/// </summary>
public sealed record PreferredPackage
{
    /// <summary>Tariffs of the members on each other that could fall.</summary>
    public required int Movable { get; init; }

    /// <summary>How many of them the package cuts.</summary>
    public required int Cut { get; init; }

    /// <summary>Whether every member gains.</summary>
    public required bool IsAgreed { get; init; }

    /// <summary>What it means for each member, in the order of the brief; empty where no tariff could fall.</summary>
    public required ImmutableArray<PackageMember> Members { get; init; }

    /// <summary>For each member, the partners' cuts that are worth most to it, best first.</summary>
    public ImmutableArray<PackageCut> Wants { get; init; } = [];

    /// <summary>What the cuts of a sector bring each member, the sector that matters most first; all others together at the end.</summary>
    public ImmutableArray<PackageSector> Sectors { get; init; } = [];

    /// <summary>For each pair of members shown, how one could gain at the other's expense.</summary>
    public ImmutableArray<TradeOff> TradeOffs { get; init; } = [];

    /// <summary>How the search ended.</summary>
    public required MinimizeStatus Status { get; init; }

    /// <summary>The improvement that the first-order conditions of the bargain still promise, in the logarithm of the Nash product.</summary>
    public required double Promise { get; init; }

    /// <summary>The discount factor that stands for every member where the text says whether the package holds.</summary>
    public required double DiscountFactor { get; init; }

    /// <summary>The member that gains least.</summary>
    public PackageMember Least => Members.MinBy(m => m.Gain)!;

    /// <summary>Whether every member is patient enough to keep it.</summary>
    public bool Holds => Members.All(m => m.Keeps);
}
