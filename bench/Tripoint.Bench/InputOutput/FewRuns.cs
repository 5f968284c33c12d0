using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Tripoint.Bench.InputOutput;

/// <summary>Six runs in this process after one to warm up; the minimum is shown, for machines that do other work too.</summary>
internal sealed class FewRuns : ManualConfig
{
    public FewRuns()
    {
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(6).WithInvocationCount(1).WithUnrollFactor(1));
        AddColumn(StatisticColumn.Min);
    }
}
