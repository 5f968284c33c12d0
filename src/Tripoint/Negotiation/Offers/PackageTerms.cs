using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>A package settled against a table: which flows each commitment touches, and what it brings them to, year by year.</summary>
public sealed class PackageTerms
{
    internal PackageTerms(Package package, WorldTable table, ImmutableArray<int> parties, ImmutableArray<ResolvedCommitment> commitments)
    {
        (Package, Table, Parties, Commitments) = (package, table, parties, commitments);
    }

    /// <summary>The package.</summary>
    public Package Package { get; }

    /// <summary>The table.</summary>
    public WorldTable Table { get; }

    /// <summary>The parties' indices in the table, in the package's order.</summary>
    public ImmutableArray<int> Parties { get; }

    /// <summary>Every commitment, by giver and then in the order of its offer.</summary>
    public ImmutableArray<ResolvedCommitment> Commitments { get; }

    /// <summary>Settles a package against a table.</summary>
    /// <exception cref="BadInputException">A party, partner or sector that the table lacks, an empty selection, or two commitments that set one tariff; all faults are listed.</exception>
    public static PackageTerms Of(Package package, WorldTable table) => new PackageResolution(package, table).Resolve();

    /// <summary>The policies in force in a year of the agreement (0 the base, null the end).</summary>
    public PolicyChange Policy(int? year) => Policy(year, _ => true);

    /// <summary>The policies with a choice of the commitments only.</summary>
    /// <param name="year">Year of the agreement (0 the base, null the end).</param>
    /// <param name="chosen">Tells of each index of <see cref="Commitments"/> whether it is in force.</param>
    public PolicyChange Policy(int? year, Func<int, bool> chosen)
    {
        double[]? barrier = null;
        var tariff = PolicyChange.TariffsOf(Table);
        for (var at = 0; at < Commitments.Length; at++)
        {
            if (!chosen(at)) continue;
            var c = Commitments[at];
            if (!c.IsTariff && barrier is null) Array.Fill(barrier = new double[tariff.Length], 1);
            Apply(c, year, tariff, barrier);
        }
        return new PolicyChange { Tariff = tariff, Barrier = barrier };
    }

    /// <summary>Brings one commitment into force in arrays of policies.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="year">Year of the agreement (0 the base, null the end).</param>
    /// <param name="tariff">J × N × N, changed in place.</param>
    /// <param name="barrier">J × N × N ratios, changed in place; needed for a barrier commitment only.</param>
    public void Apply(ResolvedCommitment commitment, int? year, double[] tariff, double[]? barrier)
    {
        if (commitment.Lines is { } lines)
        {
            var ratios = lines.Ratios(year);
            var flows = Table.EconomyCount * Table.EconomyCount;
            foreach (var cell in commitment.Cells) tariff[cell] = Table.Tariff[cell] * ratios[cell / flows];
            return;
        }
        var share = Share(commitment.Commitment, year);
        for (var k = 0; k < commitment.Cells.Length; k++)
        {
            var cell = commitment.Cells[k];
            if (commitment.IsTariff) tariff[cell] = Table.Tariff[cell] + (share * (commitment.Targets[k] - Table.Tariff[cell]));
            else barrier![cell] *= 1 + (share * (commitment.Targets[k] - 1));
        }
    }

    private double Share(Commitment commitment, int? year) => commitment switch
    {
        TariffCommitment t => t.Staging.Share(year, Package.Convention),
        BarrierCommitment b => b.Staging.Share(year, Package.Convention),
        _ => 1,
    };
}
