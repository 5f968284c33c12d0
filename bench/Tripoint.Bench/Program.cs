using BenchmarkDotNet.Running;
using Tripoint.Bench.Equilibrium;
using Tripoint.Bench.Products;
using Tripoint.Bench.Sourcing;

if (args is ["--quick", "equilibrium", ..]) QuickTable.Run(args.Contains("--reference"));
else if (args is ["--quick", "products"]) ProductsTable.Run();
else if (args is ["--quick", "sourcing", ..]) PlanTable.Run();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
