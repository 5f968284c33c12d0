using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>What a shock takes away or adds.</summary>
public enum ShockKind
{
    /// <summary>A fraction of the production capacity of the named economies' sectors.</summary>
    Capacity,

    /// <summary>A fraction of what the exporters may deliver of the named sectors' products to the importers, to industry and final demand alike.</summary>
    Link,

    /// <summary>A relative change of final demand in the named economies for the named sectors' products, whatever their source.</summary>
    Demand,
}

/// <summary>How a shock fades after its full-size days.</summary>
public enum RecoveryPath
{
    /// <summary>All at once.</summary>
    Step,

    /// <summary>By equal parts a day.</summary>
    Linear,

    /// <summary>By halves; what is left below a millionth is dropped.</summary>
    Exponential,
}

/// <summary>One shock, its places given as indices of the table. Days count from 1.</summary>
public sealed record Shock
{
    /// <summary>Exponential recovery is over when less than this fraction of one is left.</summary>
    public const double Negligible = 1e-6;

    /// <summary>What it takes away or adds.</summary>
    public required ShockKind Kind { get; init; }

    /// <summary>Economy indices: producers (capacity), exporters (link), consuming economies (demand).</summary>
    public required ImmutableArray<int> Economies { get; init; }

    /// <summary>Importer indices; for links only.</summary>
    public ImmutableArray<int> Importers { get; init; } = [];

    /// <summary>Sector indices: the producing sectors, or the products of a link or of demand.</summary>
    public required ImmutableArray<int> Sectors { get; init; }

    /// <summary>The fraction lost, in [0, 1] (capacity, link), or the relative change of demand, above −1 and at most 10.</summary>
    public required double Size { get; init; }

    /// <summary>The first day in force; at least 1.</summary>
    public int StartDay { get; init; } = 1;

    /// <summary>Days at full size; at least 1.</summary>
    public required int LengthDays { get; init; }

    /// <summary>How it fades afterwards.</summary>
    public RecoveryPath Recovery { get; init; } = RecoveryPath.Step;

    /// <summary>Linear: days until it is over, counted from the last full-size day. Exponential: days in which it halves. Positive unless <see cref="RecoveryPath.Step"/>.</summary>
    public double RecoveryDays { get; init; }

    /// <summary>The last full-size day.</summary>
    public int LastFullDay => StartDay + LengthDays - 1;

    /// <summary>The last day on which anything is left of it.</summary>
    public int LastDay => LastFullDay + Recovery switch
    {
        RecoveryPath.Linear => (int)Math.Ceiling(RecoveryDays) - 1,
        RecoveryPath.Exponential => Size == 0 ? 0 : (int)Math.Max(0, Math.Floor(RecoveryDays * Math.Log2(Math.Abs(Size) / Negligible))),
        _ => 0,
    };

    /// <summary>What is in force on a day: <see cref="Size"/> while it lasts, then along the recovery path, else 0.</summary>
    public double SizeOn(int day)
    {
        if (day < StartDay || day > LastDay) return 0;
        var after = day - LastFullDay;
        if (after <= 0) return Size;
        return Recovery switch
        {
            RecoveryPath.Linear => Size * (1 - after / RecoveryDays),
            RecoveryPath.Exponential => Size * Math.Pow(2, -after / RecoveryDays),
            _ => 0,
        };
    }
}
