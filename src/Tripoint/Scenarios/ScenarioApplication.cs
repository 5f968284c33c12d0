using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Scenarios;

/// <summary>Turns a scenario and a table into the policies the equilibrium model takes.</summary>
public static class ScenarioApplication
{
    /// <summary>The meaning of a scenario for a table.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="table">The base.</param>
    /// <param name="year">The year of the path; null: its end, with every change in full.</param>
    /// <exception cref="BadInputException">
    /// An economy, sector or tariff matrix the table lacks, an empty selection, or two changes that contradict each other; all faults are listed.
    /// </exception>
    public static AppliedScenario Apply(Scenario scenario, WorldTable table, int? year = null)
    {
        var faults = Check(scenario, table, year);
        if (faults.Count > 0) throw new BadInputException(faults);

        var all = new PolicyBuilder(scenario, table);
        var inForce = scenario.Changes.Where(c => c.InForce(year) is not null).ToList();
        var alone = new List<AppliedChange>(inForce.Count);
        foreach (var change in inForce)
        {
            all.Add(change, year);
            var single = new PolicyBuilder(scenario, table);
            var (cells, covered) = single.Add(change, year);
            alone.Add(new AppliedChange(change, single.Policy(), cells, covered));
        }
        var notes = all.Notes.ToList();
        if (scenario.BaseYear is { } written && written != table.Year)
            notes.Insert(0, $"The scenario was written for a base of {written}; it is applied to the table of {table.Year}.");
        return new AppliedScenario { Scenario = scenario, Table = table, Year = year, Policy = all.Policy(), Changes = [.. alone], Notes = [.. notes] };
    }

    /// <summary>All faults of a scenario against a table, in the order of the changes; none when it can be applied.</summary>
    public static IReadOnlyList<Fault> Check(Scenario scenario, WorldTable table, int? year = null)
    {
        var builder = new PolicyBuilder(scenario, table);
        foreach (var change in scenario.Changes)
        {
            if (change.InForce(year) is not null) builder.Add(change, year);
            else builder.CheckSelection(change);
        }
        return builder.Faults;
    }
}
