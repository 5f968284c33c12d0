using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// What a national table's columns mean, as a small YAML file: <c>reporter</c>, <c>partner</c> (a code, or <c>column: NAME</c>), <c>period</c>
/// (column and, for names of months, <c>format</c>), <c>product</c> (a column, or <c>code</c> for a table of one product or of all goods), one
/// or both of <c>imports</c> and <c>exports</c> (columns), <c>unit</c> (thousand USD, million USD, USD, thousand JPY, …), and for another
/// currency <c>rates</c> (a table of units of the currency for a dollar). docs/guides/trade-data.md has examples.
/// </summary>
internal sealed record NationalMapping
{
    /// <summary>The code that stands for all goods together.</summary>
    public const int AllGoods = 999999;

    public required Economy Reporter { get; init; }

    public Economy? Partner { get; init; }

    public string? PartnerColumn { get; init; }

    public required string PeriodColumn { get; init; }

    public string? PeriodFormat { get; init; }

    public string? ProductColumn { get; init; }

    public Hs6 Product { get; init; } = Hs6.OfNumber(AllGoods);

    public string? Imports { get; init; }

    public string? Exports { get; init; }

    public string? Quantity { get; init; }

    public required double ToThousand { get; init; }

    public required string Currency { get; init; }

    public string? Rates { get; init; }

    public char Delimiter { get; init; } = ',';

    public int Digits { get; init; } = 6;

    public HsEdition? Edition { get; init; }

    public ImmutableDictionary<string, Economy> PartnerNames { get; init; } = ImmutableDictionary<string, Economy>.Empty;

    /// <summary>Reads the file.</summary>
    /// <exception cref="BadInputException">Faults with their lines, all at once.</exception>
    public static NationalMapping Read(string path)
    {
        TextReader text;
        try
        {
            text = new StringReader(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the mapping cannot be read ({e.Message})", path);
        }
        var faults = new FaultList(path);
        var map = YamlMap.Read(text, "the mapping", faults);
        var reporter = Area(map, "reporter", required: true);
        var partner = Area(map, "partner", required: false);
        var partnerColumn = map.Text("partner-column");
        if (partner is null && partnerColumn is null) faults.Add("the mapping names no partner", map.Line, 0, "partner: CODE, or partner-column: NAME");
        var period = map.Text("period");
        if (period is null) faults.Add("the mapping names no column of the period", map.Line, 0, "period: NAME");
        string? imports = map.Text("imports"), exports = map.Text("exports");
        if (imports is null && exports is null) faults.Add("the mapping names neither imports nor exports", map.Line, 0, "imports: NAME and/or exports: NAME");
        var (factor, currency) = Unit(map);
        var rates = map.Text("rates");
        if (currency != "USD" && rates is null) faults.Add($"values in {currency} need exchange rates", map.Line, 0, "rates: FILE, a table with the columns Date and " + currency);
        var product = default(Hs6);
        if (map.Text("code") is { } code && !Hs6.TryOf(code, out product)) faults.Add($"'{code}' is not a six-digit HS code", map.Line);
        var edition = default(HsEdition);
        var told = map.Text("edition");
        if (told is not null && !HsEditions.TryParse(told, out edition)) faults.Add($"'{told}' names no edition", map.Line, 0, string.Join(", ", HsEditions.All.Select(e => e.Tag())));
        var digits = 6;
        if (map.Text("digits") is { } many && (!int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out digits) || digits is < 6 or > 10)) faults.Add($"'{many}' is no number of digits", map.Line, 0, "6 to 10");
        var delimiter = map.Text("delimiter") is { Length: > 0 } mark ? mark == "tab" ? '\t' : mark[0] : ',';
        var names = Names(map, faults);
        var mapping = new NationalMapping
        {
            Reporter = reporter ?? Economy.Of("ROW"),
            Partner = partner,
            PartnerColumn = partnerColumn,
            PeriodColumn = period ?? "",
            PeriodFormat = map.Text("period-format"),
            ProductColumn = map.Text("product"),
            Product = product == default ? Hs6.OfNumber(AllGoods) : product,
            Imports = imports,
            Exports = exports,
            Quantity = map.Text("quantity-kg"),
            ToThousand = factor,
            Currency = currency,
            Rates = rates is null ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, rates),
            Delimiter = delimiter,
            Digits = digits,
            Edition = told is null ? null : edition,
            PartnerNames = names,
        };
        map.RefuseOtherKeys();
        faults.ThrowIfAny();
        return mapping;
    }

    private static Economy? Area(YamlMap map, string key, bool required)
    {
        var text = map.Text(key);
        if (text is null)
        {
            if (required) map.Faults.Add($"the mapping names no {key}", map.Line, 0, $"{key}: an ISO code such as KOR");
            return null;
        }
        if (TradeAreas.TryOf(text, out var area)) return area;
        map.Faults.Add($"unknown {key} '{text}'", map.Line, 0, "an ISO code such as KOR");
        return null;
    }

    private static ImmutableDictionary<string, Economy> Names(YamlMap map, FaultList faults)
    {
        var names = ImmutableDictionary.CreateBuilder<string, Economy>(StringComparer.OrdinalIgnoreCase);
        if (map.Find("partner-names") is { } node && YamlMap.Of(node, "partner-names", faults) is { } list)
        {
            foreach (var (name, value) in list.Entries)
            {
                if (list.ScalarText(value, name) is { } code && TradeAreas.TryOf(code, out var area)) names[name] = area;
                else faults.Add($"'{name}' stands for no known economy", value.Start.Line, 0, "an ISO code such as KOR");
            }
        }
        return names.ToImmutable();
    }

    private static (double ToThousand, string Currency) Unit(YamlMap map)
    {
        var text = map.Text("unit") ?? "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var factor = words.Length == 2 ? words[0].ToLowerInvariant() switch { "thousand" => 1, "million" => 1e3, "billion" => 1e6, _ => 0 } : words.Length == 1 ? 1e-3 : 0;
        if (factor == 0 || words[^1].Length != 3) map.Faults.Add($"'{text}' is no unit", map.Line, 0, "unit: USD, thousand USD, million USD, thousand JPY, …");
        return (factor, words.Length == 0 ? "USD" : words[^1].ToUpperInvariant());
    }
}
