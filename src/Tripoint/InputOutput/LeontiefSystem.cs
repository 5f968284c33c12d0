using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>
/// x = A x + y 1 on a full input-output table, A = Z x̂⁻¹, B = (I − A)⁻¹ (Leontief 1936; Miller and Blair 2009, ch. 2-3). N economies, J
/// sectors; node (n, j) is n·J + j. Row sums hold exactly: see <see cref="LeontiefOptions.Residuals"/>. B is not formed unless
/// <see cref="Inverse"/> is asked for; <see cref="Solve(DenseMatrix)"/> and <see cref="SolveRows"/> factor I − A once.
/// </summary>
public sealed class LeontiefSystem
{
    private readonly int _threads;
    private readonly Lazy<LuFactorization> _factors;
    private readonly Lazy<DenseMatrix> _inverse;

    private LeontiefSystem(InputOutputTable table, LeontiefContent content, int threads)
    {
        Table = table;
        _threads = threads;
        Coefficients = content.Coefficients;
        Final = content.Final;
        Output = content.Output;
        ValueAddedShare = content.ValueAddedShare;
        Report = content.Report;
        _factors = new Lazy<LuFactorization>(() => Factored(() => LuFactorization.FactorInPlace(IdentityLessA(), threads)));
        _inverse = new Lazy<DenseMatrix>(() => Factored(Invert));
    }

    /// <summary>The table as published.</summary>
    public InputOutputTable Table { get; }

    /// <summary>What was found and done.</summary>
    public LeontiefReport Report { get; }

    /// <summary>N.</summary>
    public int EconomyCount => Table.Economies.Length;

    /// <summary>J.</summary>
    public int SectorCount => Table.Sectors.Length;

    /// <summary>NJ.</summary>
    public int NodeCount => Output.Length;

    /// <summary>A, NJ × NJ: input of the row's product per unit of the column's output. Must not be changed.</summary>
    public DenseMatrix Coefficients { get; }

    /// <summary>Y, NJ × N: final demand by destination, all categories, million US$. Must not be changed.</summary>
    public DenseMatrix Final { get; }

    /// <summary>x, NJ: gross output, million US$, equal to the sum of uses.</summary>
    public double[] Output { get; }

    /// <summary>
    /// v = 1 − 1ᵀA, NJ: value added per unit of output; it includes taxes less subsidies on inputs and, where the table has them apart,
    /// transport margins. One where output is zero, so that vᵀB = 1ᵀ holds everywhere.
    /// </summary>
    public double[] ValueAddedShare { get; }

    /// <summary>B = (I − A)⁻¹, NJ × NJ, formed when first asked for. Must not be changed.</summary>
    public DenseMatrix Inverse => _inverse.Value;

    internal int Threads => _threads;

    internal ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = _threads > 0 ? _threads : Environment.ProcessorCount };

    /// <summary>Builds the system.</summary>
    /// <exception cref="BadInputException">The table holds numbers that are not finite, outputs below zero, or rows that do not balance.</exception>
    public static LeontiefSystem Build(InputOutputTable table, LeontiefOptions? options = null)
    {
        options ??= new LeontiefOptions();
        return new LeontiefSystem(table, LeontiefContent.Of(table, options), options.Threads);
    }

    /// <summary>B R for NJ × m right-hand sides.</summary>
    public DenseMatrix Solve(DenseMatrix rightHandSides) => _factors.Value.Solve(rightHandSides, _threads);

    /// <summary>B r for one right-hand side of NJ values.</summary>
    public double[] Solve(double[] rightHandSide) => _factors.Value.Solve(rightHandSide);

    /// <summary>R B for m × NJ rows: multipliers.</summary>
    public DenseMatrix SolveRows(DenseMatrix rows) => _factors.Value.SolveRows(rows, _threads);

    /// <summary>rᵀ B for one row of NJ values.</summary>
    public double[] SolveRow(double[] row) => _factors.Value.SolveRow(row);

    /// <summary>The node of an economy and a sector, by index.</summary>
    public int Node(int economy, int sector) => economy * SectorCount + sector;

    /// <summary>The index of an economy.</summary>
    /// <exception cref="BadInputException">The table does not have it.</exception>
    public int IndexOf(Economy economy)
    {
        var at = Table.Economies.IndexOf(economy);
        return at >= 0 ? at : throw new BadInputException($"the table '{Table.Name}' has no economy {economy}", "", $"one of {string.Join(", ", Table.Economies)}");
    }

    /// <summary>The index of a sector by its code.</summary>
    /// <exception cref="BadInputException">The table does not have it.</exception>
    public int IndexOfSector(string code)
    {
        for (var at = 0; at < SectorCount; at++)
        {
            if (string.Equals(Table.Sectors[at].Code, code, StringComparison.OrdinalIgnoreCase)) return at;
        }
        throw new BadInputException($"the table '{Table.Name}' has no sector '{code}'", "", $"one of {string.Join(", ", Table.Sectors)}");
    }

    /// <summary>The node's name for messages and paths, for example <c>VNM C26</c>.</summary>
    public string NodeName(int node) => $"{Table.Economies[node / SectorCount]} {Table.Sectors[node % SectorCount]}";

    /// <summary>The N rows of v by economy of origin, N × NJ: row t holds v_t on t's own nodes. Multiplied by B it gives the origin of value added.</summary>
    public DenseMatrix OriginRows()
    {
        var rows = new DenseMatrix(EconomyCount, NodeCount);
        for (var node = 0; node < NodeCount; node++) rows[node / SectorCount, node] = ValueAddedShare[node];
        return rows;
    }

    /// <summary>The origin of value added from B itself, N × NJ: Σ_{k in t} v_k B_kc at (t, c). Each row is summed in the order of the nodes, whatever the threads.</summary>
    internal DenseMatrix OriginMultipliers()
    {
        var multipliers = new DenseMatrix(EconomyCount, NodeCount);
        var inverse = Inverse;
        Parallel.For(0, EconomyCount, Parallelism, t =>
        {
            var row = multipliers.Row(t);
            for (var node = t * SectorCount; node < (t + 1) * SectorCount; node++)
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(inverse.Row(node), ValueAddedShare[node], row, row);
        });
        return multipliers;
    }

    /// <summary>
    /// e, NJ × N: sales of node (s, j) to destination r, intermediate and final together, million US$; zero where r is s itself. Row sums are
    /// gross exports.
    /// </summary>
    public DenseMatrix Exports()
    {
        var exports = new DenseMatrix(NodeCount, EconomyCount);
        Parallel.For(0, NodeCount, Parallelism, node =>
        {
            var inputs = Coefficients.Row(node);
            for (var to = 0; to < EconomyCount; to++)
            {
                if (to == node / SectorCount) continue;
                var users = Output.AsSpan(to * SectorCount, SectorCount);
                exports[node, to] = Final[node, to] + System.Numerics.Tensors.TensorPrimitives.Dot(inputs.Slice(to * SectorCount, SectorCount), users);
            }
        });
        return exports;
    }

    /// <summary>A block of a matrix over nodes: rows of economy r, columns of economy s; J × J.</summary>
    public DenseMatrix Block(DenseMatrix matrix, int r, int s)
    {
        int j = SectorCount;
        var block = new DenseMatrix(j, j);
        for (var row = 0; row < j; row++) matrix.Row(r * j + row).Slice(s * j, j).CopyTo(block.Row(row));
        return block;
    }

    /// <summary>L_s = (I − A_ss)⁻¹, J × J: the Leontief inverse of one economy's domestic links.</summary>
    public DenseMatrix LocalInverse(int s)
    {
        var block = Block(Coefficients, s, s);
        for (var at = 0; at < block.Values.Length; at++) block.Values[at] = -block.Values[at];
        for (var at = 0; at < SectorCount; at++) block[at, at] += 1;
        return Factored(() => LuFactorization.FactorInPlace(block, 1).Inverse(1));
    }

    private DenseMatrix IdentityLessA()
    {
        var matrix = new DenseMatrix(NodeCount, NodeCount);
        Parallel.For(0, NodeCount, row =>
        {
            System.Numerics.Tensors.TensorPrimitives.Negate(Coefficients.Row(row), matrix.Row(row));
            matrix[row, row] += 1;
        });
        return matrix;
    }

    /// <summary>The fast inverse for a dominant diagonal; where its residual shows that the diagonal does not dominate, the general one.</summary>
    private DenseMatrix Invert()
    {
        const double Accurate = 1e-11;
        var matrix = IdentityLessA();
        var inverse = DominantInverse.Of(matrix, _threads);
        return DominantInverse.Residual(matrix, inverse) <= Accurate ? inverse : LuFactorization.FactorInPlace(matrix, _threads).Inverse(_threads);
    }

    private T Factored<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArithmeticException e)
        {
            throw new BadInputException($"the table '{Table.Name}' has no Leontief inverse ({e.Message})", "", "an economy that produces more than it uses up", "Look for a sector that buys its whole output from itself");
        }
    }
}
