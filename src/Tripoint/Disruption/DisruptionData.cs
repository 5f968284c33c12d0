using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Disruption;

/// <summary>
/// The steady state from which a disruption starts: a table in which every row's uses are its output, per day. N economies, J sectors; node
/// (n, j) is n·J + j. Million US$ a day (the year's figure over 365). Immutable.
/// </summary>
public sealed class DisruptionData
{
    /// <summary>Days in a year.</summary>
    public const double DaysPerYear = 365;

    internal DisruptionData(InputOutputTable table, SteadyState state)
    {
        Name = table.Name;
        Year = table.Year;
        Economies = table.Economies;
        Sectors = table.Sectors;
        Provenance = table.Provenance;
        Output = state.Output;
        InputUse = state.InputUse;
        FinalUse = state.FinalUse;
        ValueAdded = state.ValueAdded;
        Shares = state.Shares;
        FinalShares = state.FinalShares;
        Steps = state.Steps;
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The table's year.</summary>
    public int Year { get; }

    /// <summary>The N economies, in index order.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The J sectors, in index order.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>Where the table comes from.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>What was changed to make the table a steady state; empty when nothing was.</summary>
    public ImmutableArray<RebalancingStep> Steps { get; }

    /// <summary>x̄, NJ: output.</summary>
    public double[] Output { get; }

    /// <summary>NJ: output less intermediate inputs; may be negative where the table's is.</summary>
    public double[] ValueAdded { get; }

    /// <summary>U, J × NJ: use of product p (from all sources) by node f at p·NJ + f.</summary>
    public double[] InputUse { get; }

    /// <summary>J × N: final use of product p (from all sources) in economy n at p·N + n.</summary>
    public double[] FinalUse { get; }

    /// <summary>σ: by product and using node, the share of each source economy.</summary>
    internal SourceShares Shares { get; }

    /// <summary>The same for final demand, by product and consuming economy.</summary>
    internal SourceShares FinalShares { get; }

    /// <summary>N.</summary>
    public int EconomyCount => Economies.Length;

    /// <summary>J.</summary>
    public int SectorCount => Sectors.Length;

    /// <summary>NJ.</summary>
    public int NodeCount => Output.Length;

    /// <summary>The number of links between nodes with trade on them.</summary>
    public long LinkCount => Shares.LinkCount;

    /// <summary>
    /// Makes a steady state of a table as published: negative cells are set to zero, inputs of sectors without output go to final demand,
    /// and what a row then misses is closed through its final demand. <see cref="Steps"/> tells what moved.
    /// </summary>
    /// <param name="table">The table; it is not changed.</param>
    /// <param name="threads">Threads; 0 for as many as the machine has.</param>
    public static DisruptionData From(InputOutputTable table, int threads = 0) => new(table, SteadyStateConstruction.Build(table, threads));

    /// <summary>The share of source economy i in the use of product p by node f, as delivered in the base.</summary>
    public double SourceShare(int product, int user, int source) => Shares.Share(product * NodeCount + user, source);

    /// <summary>The share of source economy i in the final use of product p in economy n.</summary>
    public double FinalSourceShare(int product, int economy, int source) => FinalShares.Share(product * EconomyCount + economy, source);
}
