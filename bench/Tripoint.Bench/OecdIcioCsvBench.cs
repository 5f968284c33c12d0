using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.TestSupport;

namespace Tripoint.Bench;

/// <summary>Reads an OECD ICIO file of full size: 77 economies × 45 sectors, 6 final-demand categories, about 190 MB. Hashing included.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
public class OecdIcioCsvBench
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), "tripoint-bench-icio-2020.csv");

    [GlobalSetup]
    public void Write()
    {
        string[] economies = [.. Economy.All.Where(e => e.Code.Length == 3 && e.M49 > 0).Take(76).Select(e => e.Code), "ROW"];
        OecdIcioFile.Write(_file, economies, [.. Sector.Of("ICIO45").Select(s => s.Code)], decimals: 12);
        Console.WriteLine($"// {new FileInfo(_file).Length / 1e6:F0} MB");
    }

    [GlobalCleanup]
    public void Remove() => File.Delete(_file);

    [Benchmark]
    public double Read() => OecdIcioCsv.Read(_file, "icio").Output[0];
}
