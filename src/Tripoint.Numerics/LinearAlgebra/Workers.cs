namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>Runs independent tasks on at most so many threads. A task must not depend on which thread runs it, nor on the order.</summary>
internal static class Workers
{
    /// <summary>The number of threads meant by a caller: 0 is every processor.</summary>
    public static int Count(int threads) => threads > 0 ? threads : Environment.ProcessorCount;

    /// <summary>Runs tasks 0 … count − 1.</summary>
    public static void Run(int count, int threads, Action<int> task)
    {
        if (threads <= 1 || count <= 1)
        {
            for (var at = 0; at < count; at++) task(at);
            return;
        }
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, task);
    }
}
