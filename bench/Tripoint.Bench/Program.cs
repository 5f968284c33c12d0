using BenchmarkDotNet.Running;
using Tripoint.Bench.Equilibrium;

if (args is ["--quick", "equilibrium", ..]) QuickTable.Run(args.Contains("--reference"));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
