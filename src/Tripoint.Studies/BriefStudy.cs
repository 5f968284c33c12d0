using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Connectivity;
using Tripoint.Tables;

namespace Tripoint.Studies;

/// <summary>
/// Computes everything a brief says about a bloc, once: where its members stand, and what each scenario would do to them. The answer is a
/// plain record; the reports only write it down.
/// </summary>
public static class BriefStudy
{
    /// <summary>Runs the study.</summary>
    /// <param name="request">What to cover.</param>
    /// <param name="progress">Told how many of the solves are done and how many there are.</param>
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="BadInputException">Fewer than two members are in the table, or a scenario does not fit the table.</exception>
    public static Brief Run(BriefRequest request, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var table = request.Table;
        var members = request.Bloc.Members.Where(m => table.IndexOf(m) >= 0).ToImmutableArray();
        var absent = request.Bloc.Members.Except(members).ToImmutableArray();
        if (members.Length < 2) throw TooFew(request.Bloc, table, absent);

        // The longest first: the package is one search after another.
        var package = Task.Run(() => PreferredPackageStudy.Of(table, members, cancellation), cancellation);
        var system = new Lazy<LeontiefSystem?>(() => SupplyChainStudy.System(table));
        var chain = Task.Run(() => system.Value is { } built ? SupplyChainStudy.Of(request, members, built) : null, cancellation);
        var connection = Task.Run(() => Connected(request, members, system), cancellation);
        var disruption = Task.Run(() => DisruptionPathStudy.Of(request, members, cancellation), cancellation);
        var elsewhere = Task.Run(() => ElsewhereStudy.Of(request.Bloc, members), cancellation);
        var ranges = OutcomeRanges.For(request);
        var priced = ScenarioPricing.Price(request, ranges, members, progress, cancellation);
        return new Brief
        {
            Bloc = request.Bloc,
            Members = members,
            MembersNotShown = absent,
            Year = table.Year,
            TableName = table.Name,
            Provenance = table.Provenance,
            Sectors = table.Sectors,
            Standing = StandingStudy.Of(table, request.Panel, members),
            Chain = chain.GetAwaiter().GetResult(),
            Disruption = disruption.GetAwaiter().GetResult(),
            Elsewhere = elsewhere.GetAwaiter().GetResult(),
            Connection = connection.GetAwaiter().GetResult(),
            Package = package.GetAwaiter().GetResult(),
            Draws = ranges?.Draws,
            Pressure = [.. priced.Where(s => s.Direction == ScenarioDirection.Pressure)],
            Agreements = [.. priced.Where(s => s.Direction == ScenarioDirection.Agreement)],
        };
    }

    private static Connection? Connected(BriefRequest request, ImmutableArray<Economy> members, Lazy<LeontiefSystem?> system)
    {
        var flows = TradeFlows.Of(request.Table);
        if (!flows.Sectors.Any(s => s.IsGoods)) return null;
        var picture = ConnectPicture.Of(members, flows, EmbeddedCovariates.Pairs);
        if (picture.Links.IsEmpty) return null;
        return new Connection(
            request.Table.Year, ConnectStudy.MembersOf(request.Bloc, flows, system.Value), picture, picture.Links.Any(l => !double.IsNaN(l.Ratio)), request.Table.Provenance);
    }

    private static BadInputException TooFew(Bloc bloc, WorldTable table, ImmutableArray<Economy> absent)
    {
        var faults = new List<Fault>();
        foreach (var economy in absent)
        {
            var inside = Bloc.TryOf("EU27", out var union) && union.Contains(economy) && table.IndexOf(Economy.Of("EU27")) >= 0 ? "EU27" : "ROW";
            var where = table.IndexOf(Economy.Of(inside)) >= 0 ? $"; it is part of {inside}" : "";
            if (faults.Count < 5) faults.Add(new Fault($"the table '{table.Name}' has no {economy.Code} of its own{where}"));
        }
        faults.Add(new Fault(
            $"fewer than two members of the bloc {bloc.Code} are in the table '{table.Name}'", "--bloc", $"at least two of {string.Join(", ", table.Economies)}"));
        return new BadInputException(faults);
    }
}
