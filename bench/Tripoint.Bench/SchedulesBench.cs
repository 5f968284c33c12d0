using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Tripoint.Data.Import;

namespace Tripoint.Bench;

/// <summary>
/// Reads whole schedules: Japan's (96 chapters in gzip, 9,646 lines, 27 columns) and China's RCEP schedule towards ASEAN (.xls, 8,277 lines,
/// 22 columns). Needs the development data.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 10)]
public class SchedulesBench
{
    private readonly string _data = Environment.GetEnvironmentVariable("TRIPOINT_SHARED_DATA") is { Length: > 0 } set ? set : Path.Combine("..", "shared", "data");

    [Benchmark]
    public int Japan() => JapanTariffSchedule.Read(Path.Combine(_data, "japan-tariff-schedule")).Lines.Length;

    [Benchmark]
    public int ChinaRcep() => RcepScheduleXls.Read(Path.Combine(_data, "rcep-schedule-china", "rcep-schedule-of-china-for-asean.xls")).Schedule.Lines.Length;
}
