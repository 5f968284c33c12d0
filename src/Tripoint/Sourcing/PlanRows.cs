namespace Tripoint.Sourcing;

/// <summary>Rows of a programme while they are written, in compressed form.</summary>
internal sealed class PlanRows
{
    private readonly List<int> _start = [0], _column = [];
    private readonly List<double> _value = [], _bound = [];

    public int Count => _bound.Count;

    public int[] Start => [.. _start];

    public int[] Column => [.. _column];

    public double[] Value => [.. _value];

    public double[] Bound => [.. _bound];

    public void Add(IEnumerable<(int Column, double Value)> entries, double bound)
    {
        foreach (var (column, value) in entries)
        {
            _column.Add(column);
            _value.Add(value);
        }
        _start.Add(_column.Count);
        _bound.Add(bound);
    }
}
