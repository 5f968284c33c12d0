namespace Tripoint.Data.Import.Trade;

/// <summary>
/// Rows of an import as growing columns: product and suffix of a national line, importer and exporter as indexes into the import's areas, value,
/// quantity, and the line of the file they stand in.
/// </summary>
internal sealed class FlowColumns
{
    private int[] _product = [];
    private int[] _suffix = [];
    private ushort[] _importer = [];
    private ushort[] _exporter = [];
    private double[] _value = [];
    private double[] _quantity = [];
    private int[] _line = [];

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The six digits of each row's product.</summary>
    public ReadOnlySpan<int> Product => _product.AsSpan(0, Count);

    /// <summary>The further digits of a national line; empty where no row has any.</summary>
    public ReadOnlySpan<int> Suffix => _suffix.AsSpan(0, Math.Min(Count, _suffix.Length));

    /// <summary>Each row's importer.</summary>
    public ReadOnlySpan<ushort> Importer => _importer.AsSpan(0, Count);

    /// <summary>Each row's exporter.</summary>
    public ReadOnlySpan<ushort> Exporter => _exporter.AsSpan(0, Count);

    /// <summary>Each row's value, thousand US$.</summary>
    public Span<double> Value => _value.AsSpan(0, Count);

    /// <summary>Each row's quantity, tonnes or NaN.</summary>
    public Span<double> Quantity => _quantity.AsSpan(0, Count);

    /// <summary>Each row's line in its file; empty where it is not kept.</summary>
    public ReadOnlySpan<int> Line => _line.AsSpan(0, Math.Min(Count, _line.Length));

    /// <summary>Adds a row.</summary>
    public void Add(int product, ushort importer, ushort exporter, double value, double quantity, int line = 0, int suffix = 0)
    {
        if (Count == _product.Length) Grow(Math.Max(1024, Count + Count / 2 + 1));
        if (line > 0 && _line.Length < _product.Length) Array.Resize(ref _line, _product.Length);
        if (suffix > 0 && _suffix.Length < _product.Length) Array.Resize(ref _suffix, _product.Length);
        (_product[Count], _importer[Count], _exporter[Count], _value[Count], _quantity[Count]) = (product, importer, exporter, value, quantity);
        if (_line.Length > 0) _line[Count] = line;
        if (_suffix.Length > 0) _suffix[Count] = suffix;
        Count++;
    }

    /// <summary>Adds all rows of other columns.</summary>
    public void AddRange(FlowColumns other)
    {
        var count = Count + other.Count;
        if (count > _product.Length) Grow(Math.Max(count, Count + Count / 2));
        other.Product.CopyTo(_product.AsSpan(Count));
        other.Importer.CopyTo(_importer.AsSpan(Count));
        other.Exporter.CopyTo(_exporter.AsSpan(Count));
        other.Value.CopyTo(_value.AsSpan(Count));
        other.Quantity.CopyTo(_quantity.AsSpan(Count));
        if (other._line.Length > 0) Array.Resize(ref _line, _product.Length);
        if (other._suffix.Length > 0) Array.Resize(ref _suffix, _product.Length);
        if (other._line.Length > 0) other.Line.CopyTo(_line.AsSpan(Count));
        if (other._suffix.Length > 0) other.Suffix.CopyTo(_suffix.AsSpan(Count));
        Count = count;
    }

    /// <summary>Makes room beforehand.</summary>
    public void Reserve(int rows)
    {
        if (rows > _product.Length) Grow(rows);
    }

    private void Grow(int room)
    {
        Array.Resize(ref _product, room);
        Array.Resize(ref _importer, room);
        Array.Resize(ref _exporter, room);
        Array.Resize(ref _value, room);
        Array.Resize(ref _quantity, room);
        if (_line.Length > 0) Array.Resize(ref _line, room);
        if (_suffix.Length > 0) Array.Resize(ref _suffix, room);
    }
}
