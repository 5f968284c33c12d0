using System.Globalization;
using BenchmarkDotNet.Running;
using Tripoint.Bench.Bargaining;
using Tripoint.Bench.Equilibrium;
using Tripoint.Bench.Products;
using Tripoint.Bench.Sourcing;
using Tripoint.Bench.Trade;

if (args is ["--quick", "equilibrium", ..]) QuickTable.Run(args.Contains("--reference"));
else if (args is ["--quick", "products"]) ProductsTable.Run();
else if (args is ["--quick", "sourcing", ..]) PlanTable.Run();
else if (args is ["--quick", "trade", .. var rest]) TradeStoreMeasure.Run(rest.Length > 0 ? long.Parse(rest[0], CultureInfo.InvariantCulture) : 15_000_000, rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 1);
else if (args is ["--quick", "bargaining"]) BargainingTable.Run();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
