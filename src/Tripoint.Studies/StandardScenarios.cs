using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies;

/// <summary>The scenarios a brief prices when none is asked for.</summary>
public static class StandardScenarios
{
    private static readonly string[] s_pressure = ["decoupling-mild", "decoupling-severe", "tariff-war", "export-controls-metals"];

    /// <summary>
    /// The standard scenarios of a bloc: pressure turned onto the bloc's members, then agreements: the bloc's own, and the wider ones of which
    /// it has members. A scenario that cannot be asked of the bloc (its opponent is a member) is left out.
    /// </summary>
    public static ImmutableArray<Scenario> Of(Bloc bloc, WorldTable table)
    {
        var scenarios = s_pressure.Select(name => ScenarioLibrary.Load(name) with { Bloc = bloc });
        if (bloc.Code == Bloc.ChinaJapanKorea.Code)
        {
            scenarios = scenarios.Concat(((string[])["cjk-fta", "cjk-fta-agriculture-excluded"]).Select(name => ScenarioLibrary.Load(name)));
        }
        else
        {
            scenarios = scenarios.Append(ScenarioLibrary.Load("bloc-fta") with { Bloc = bloc });
        }
        foreach (var (name, wider) in ((string, string)[])[("rcep-full", "RCEP"), ("asean-plus-three-fta", "ASEAN+3")])
        {
            if (Bloc.TryOf(wider, out var known) && known.Members.Count(bloc.Contains) >= 2) scenarios = scenarios.Append(ScenarioLibrary.Load(name));
        }
        return [.. scenarios.Where(s => ScenarioApplication.Check(s, table).Count == 0)];
    }
}
