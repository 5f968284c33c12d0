using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Replications.Ossa2014;

public class OptimalTariffTests
{
    [Fact]
    public void Explore()
    {
        foreach (var (name, table) in new[] { ("none", Ossa2014Csv.Read(SharedData.Require("ossa-2014"))) })
        {
            for (var rep = 0; rep < 3; rep++)
            {
                var clock = System.Diagnostics.Stopwatch.StartNew();
                var model = new TrackedModel(new EquilibriumModel(table, new EquilibriumOptions { ProfitShare = Ossa2014Csv.ProfitShares(table.Elasticity.ToArray()) }));
                var options = new TariffWarOptions { Floor = -0.5 };
                var found = OptimalTariffs.Find(model, table.IndexOf(Economy.Of("USA")), options);
                Console.WriteLine($"{name} {found.Status} gain {found.Gain * 100} median {found.Median} evals {found.Evaluations} promise {found.Promise} pg {found.ProjectedGradient} {clock.Elapsed.TotalSeconds}s");
                clock.Restart();
                var war = TariffWar.Find(model, [0, 1, 2, 3, 4, 5, 6], options, null, rep == 0 ? new Print() : null);
                Console.WriteLine($"war {war.Converged} steps {war.Steps} promise {war.Promise} regret {string.Join(" ", war.Regret)} W {string.Join(" ", war.Equilibrium.WelfareExact.Select(w => w * 100))} median {string.Join(" ", war.Players.Select(war.Median))} {clock.Elapsed.TotalSeconds}s");
            }
        }
    }
    private sealed class Print : IProgress<(int Step, double Promise)>
    {
        public void Report((int Step, double Promise) v) => Console.Write($"{v.Step}:{v.Promise:E1} ");
    }
}
