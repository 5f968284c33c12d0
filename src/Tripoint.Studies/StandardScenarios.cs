using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies;

/// <summary>The scenarios a brief prices when none is asked for.</summary>
public static class StandardScenarios
{
    private const string BlocFta = "bloc-fta";

    private static readonly string[] s_pressure = ["decoupling-mild", "decoupling-severe", "tariff-war", "export-controls-metals"];
    private static readonly List<(string Name, string Bloc)> s_wider = [("rcep-full", "RCEP"), ("asean-plus-three-fta", "ASEAN+3")];

    /// <summary>
    /// The standard scenarios of a bloc: pressure turned onto the bloc's members, then agreements: the bloc's own, and the wider ones of which
    /// it has members. A scenario that cannot be asked of the bloc (its opponent is a member) is left out.
    /// </summary>
    public static ImmutableArray<Scenario> Of(Bloc bloc, WorldTable table)
    {
        var scenarios = s_pressure.Select(name => ScenarioLibrary.Load(name) with { Bloc = bloc }).Where(s => !SetsMembersApart(s)).ToList();
        var wider = s_wider.Where(w => Bloc.TryOf(w.Bloc, out var known) && known.Members.Count(bloc.Contains) >= 2)
            .OrderByDescending(w => w.Bloc == bloc.Code).ToList();
        if (bloc.Code == Bloc.ChinaJapanKorea.Code) scenarios.AddRange(((string[])["cjk-fta", "cjk-fta-agriculture-excluded"]).Select(name => ScenarioLibrary.Load(name)));
        else if (!wider.Exists(w => w.Bloc == bloc.Code)) scenarios.Add(ScenarioLibrary.Load(BlocFta) with { Bloc = bloc });
        scenarios.AddRange(wider.Select(w => ScenarioLibrary.Load(w.Name)));
        return [.. scenarios.Where(s => ScenarioApplication.Check(s, table).Count == 0)];
    }

    // The bloc on one side of a change and one of its members, by name, on the other.
    private static bool SetsMembersApart(Scenario scenario) => scenario.Changes.OfType<FlowChange>().Any(c =>
        (c.Flows.Importers.Terms.Contains("bloc", StringComparer.Ordinal) && NamesMember(c.Flows.Exporters, scenario.Bloc))
        || (c.Flows.Exporters.Terms.Contains("bloc", StringComparer.Ordinal) && NamesMember(c.Flows.Importers, scenario.Bloc)));

    private static bool NamesMember(Selector selector, Bloc bloc) => bloc.Members.Any(m => selector.Terms.Contains(m.Code, StringComparer.Ordinal));

    /// <summary>
    /// A scenario by the name of the library or by the path of a file. The library's scenarios of pressure, and free trade within the bloc, are
    /// turned onto the bloc; every other scenario keeps its own.
    /// </summary>
    /// <exception cref="Faults.BadInputException">Neither exists, or the file is faulty.</exception>
    public static Scenario Find(string nameOrPath, Bloc bloc, WorldTable table)
    {
        var scenario = ScenarioLibrary.LoadOrRead(nameOrPath, table);
        return s_pressure.Append(BlocFta).Contains(nameOrPath, StringComparer.Ordinal) && !File.Exists(nameOrPath) ? scenario with { Bloc = bloc } : scenario;
    }
}
