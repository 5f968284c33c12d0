using Tripoint.Codes;

namespace Tripoint.Data.Import.Trade;

/// <summary>The areas of an import, numbered in the order of their first appearance, and found by the codes of the source.</summary>
internal sealed class AreaList
{
    /// <summary>What <see cref="Find(ReadOnlySpan{char})"/> gives for an unknown code.</summary>
    public const int Unknown = -1;

    private readonly List<Economy> _areas = [];
    private readonly Dictionary<Economy, ushort> _index = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);

    /// <summary>The areas.</summary>
    public IReadOnlyList<Economy> Areas => _areas;

    /// <summary>The index of an area; adds it where it is new.</summary>
    public ushort Add(Economy area)
    {
        if (_index.TryGetValue(area, out var at)) return at;
        at = checked((ushort)_areas.Count);
        _areas.Add(area);
        _index.Add(area, at);
        return at;
    }

    /// <summary>Lets a source's own code stand for an area.</summary>
    public void Alias(string code, Economy area) => _byText[code] = Add(area);

    /// <summary>What a source's own number stands for, where <see cref="Alias"/> told.</summary>
    public bool TryAlias(int number, out int index) => _byText.TryGetValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture), out index);

    /// <summary>The index of the area of a code (letters or a number), or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> code)
    {
        var lookup = _byText.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(code, out var at)) return at;
        var text = code.ToString();
        at = TradeAreas.TryOf(text, out var area) ? Add(area) : Unknown;
        _byText.Add(text, at);
        return at;
    }
}
