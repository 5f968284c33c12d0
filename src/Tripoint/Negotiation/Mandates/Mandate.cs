using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Mandates;

/// <summary>
/// What a party wants and will not accept: private to it. Independent of any table; the file format is described in docs/guides/negotiate.md.
/// Checked by <see cref="Create"/>.
/// </summary>
public sealed record Mandate
{
    private Mandate() { }

    /// <summary>The party.</summary>
    public required Economy Party { get; init; }

    /// <summary>A name for reports.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it comes from; <c>invented</c> in the examples that ship.</summary>
    public string Source { get; init; } = "";

    /// <summary>What it values; at least one, no kind twice over the same sectors and market.</summary>
    public required ImmutableArray<Objective> Objectives { get; init; }

    /// <summary>What it will not accept.</summary>
    public ImmutableArray<RedLine> RedLines { get; init; } = [];

    /// <summary>δ: what a year later is worth today, in [0, 1). Default: 0.95.</summary>
    public double DiscountFactor { get; init; } = 0.95;

    /// <summary>What it has without an agreement. Default: nothing changes.</summary>
    public Alternative Alternative { get; init; } = Alternative.StatusQuo;

    /// <summary>β: its weight in the Nash bargain, positive. Default: 1.</summary>
    public double BargainingWeight { get; init; } = 1;

    /// <summary>A mandate that values welfare alone and has no red line.</summary>
    public static Mandate WelfareOf(Economy party) => Create(party, [new Objective(ObjectiveKind.Welfare, 1)]);

    /// <summary>Checks and makes a mandate.</summary>
    /// <param name="party">The party.</param>
    /// <param name="objectives">What it values.</param>
    /// <param name="redLines">What it will not accept.</param>
    /// <param name="alternative">What it has without an agreement; null: nothing changes.</param>
    /// <param name="discountFactor">δ, in [0, 1).</param>
    /// <param name="bargainingWeight">β, positive.</param>
    /// <param name="title">A name.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="where">Place for faults: the file; empty where there is none.</param>
    /// <exception cref="BadInputException">Every fault of the content.</exception>
    public static Mandate Create(
        Economy party, ImmutableArray<Objective> objectives, ImmutableArray<RedLine> redLines = default, Alternative? alternative = null,
        double discountFactor = 0.95, double bargainingWeight = 1, string title = "", string source = "", string where = "")
    {
        redLines = redLines.IsDefault ? [] : redLines;
        alternative ??= Alternative.StatusQuo;
        var faults = new List<Fault>();
        void Fault(string what, string expected) => faults.Add(new Fault(what, where, expected));
        if (objectives.IsDefaultOrEmpty) Fault("the mandate values nothing", "at least one objective, such as welfare: 1");
        else
        {
            foreach (var o in objectives)
            {
                if (!double.IsFinite(o.Weight) || o.Weight == 0) Fault(Text($"the weight of {o.Kind} is {o.Weight}"), "a number other than zero");
                if (o.Market.Length > 0 && o.Kind != ObjectiveKind.Reliance) Fault($"{o.Kind} names the market {o.Market}", "a market under reliance only");
            }
            foreach (var twice in objectives.GroupBy(o => (o.Kind, o.Sectors.ToString(), o.Market)).Where(g => g.Count() > 1))
                Fault($"{twice.Key.Kind} of {twice.Key.Item2} is valued twice", "each objective once");
        }
        foreach (var line in redLines)
        {
            var bad = line switch
            {
                SectorLossLimit { LargestLoss: not (>= 0 and <= 1) } l => Text($"the largest loss of '{l.Name}' is {l.LargestLoss}"),
                WelfareFloor { Smallest: not (> -1 and < 1) } l => Text($"the smallest welfare of '{l.Name}' is {l.Smallest}"),
                FrozenLines { Lines.IsDefaultOrEmpty: true } l => $"'{l.Name}' names no line",
                _ => null,
            };
            if (bad is not null) faults.Add(line.Place.Line > 0 ? line.Place.Fault(bad, "a share between 0 and 1, or lines") : new Fault(bad, where, "a share between 0 and 1, or lines"));
        }
        if (!(discountFactor is >= 0 and < 1)) Fault(Text($"the discount factor is {discountFactor}"), "at least 0 and below 1");
        if (!(bargainingWeight is > 0 and < 1e6)) Fault(Text($"the bargaining weight is {bargainingWeight}"), "a positive number");
        if (alternative.Kind == AlternativeKind.Scenario != alternative.Scenario.Length > 0) Fault("the alternative names no scenario, or one that is not asked for", "status-quo, nash, or a scenario's name");
        if (faults.Count > 0) throw new BadInputException(faults);
        return new Mandate
        {
            Party = party,
            Title = title,
            Source = source,
            Objectives = objectives,
            RedLines = redLines,
            DiscountFactor = discountFactor,
            Alternative = alternative,
            BargainingWeight = bargainingWeight,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
