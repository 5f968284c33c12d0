namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// What a specific duty is levied on: a quantity of a unit, for example 1 kg, 1,000 pieces or 100 kg. Masses, volumes and areas are held
/// in one spelling; a countable unit keeps the source's word.
/// </summary>
/// <param name="Name">
/// kg, g, t, l, kl, hl, m2, head, pair, piece, sheet, or the source's own word. 'kg of sugar' means the weight of a content, not of the goods.
/// </param>
/// <param name="Quantity">How many of the unit the amount is for; 1 in most rates, 1,000 in '290.70円/1,000本'.</param>
public readonly record struct DutyUnit(string Name, decimal Quantity = 1)
{
    /// <summary>The unit a word stands for, in any case; a word that is not known stays as it is.</summary>
    public static DutyUnit Of(string word, decimal quantity = 1) => new(Spelling(word), quantity);

    /// <summary>How many of this unit's quantity one unit of another holds (1 t is 10 of '100 kg'); null where they do not measure the same.</summary>
    public decimal? In(string other)
    {
        var to = Spelling(other);
        if (to == Name) return 1 / Quantity;
        return Measure(to) is { } there && Measure(Name) is { } here && there.Kind == here.Kind ? there.Size / (here.Size * Quantity) : null;
    }

    /// <summary>The unit, with its quantity where that is not one.</summary>
    public override string ToString() => Quantity == 1 ? Name : $"{Invariant.Number(Quantity)} {Name}";

    private static string Spelling(string word) => word.ToUpperInvariant() switch
    {
        "KG" or "KILOGRAM" or "キログラム" => "kg",
        "G" or "GRAM" => "g",
        "T" or "MT" or "TON" or "TONNE" or "トン" => "t",
        "L" or "LITRE" or "LITER" or "リットル" => "l",
        "HL" => "hl",
        "KL" => "kl",
        "M2" or "㎡" => "m2",
        "HEAD" or "頭" => "head",
        "PAIR" or "足" => "pair",
        "PIECE" or "PCS" or "NO" or "EACH" or "本" or "個" => "piece",
        "SHEET" or "枚" => "sheet",
        _ => word,
    };

    private static (char Kind, decimal Size)? Measure(string name) => name switch
    {
        "g" => ('m', 0.001m),
        "kg" => ('m', 1),
        "t" => ('m', 1000),
        "l" => ('v', 1),
        "hl" => ('v', 100),
        "kl" => ('v', 1000),
        _ => null,
    };
}
