using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tripoint.Data.Import;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Simulation;
using Tripoint.Tables;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Evidence;

/// <summary>Runs scenarios in the background, at most two at once, and keeps what comes out.</summary>
public sealed class EvidenceRuns(RoomStore store, RoomSignals signals, PricingTables tables) : IDisposable
{
    private readonly ConcurrentDictionary<string, EvidenceProgress> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _room = new(2);

    /// <summary>The topic that pages of an item listen to.</summary>
    public static string Topic(string itemId) => $"evidence/{itemId}";

    /// <summary>How far a run is; null where none is under way.</summary>
    public EvidenceProgress? Of(string itemId) => _running.GetValueOrDefault(itemId);

    /// <summary>Runs a scenario that the viewer sees and keeps the result.</summary>
    /// <returns>The run.</returns>
    /// <exception cref="NotPermittedException">It is not there, not open, or already running; or the viewer may only read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<EvidenceRun> RunAsync(Viewer viewer, string itemId, CancellationToken cancellation = default)
    {
        if (!viewer.Is(PersonRole.Analyst)) throw new NotPermittedException("role");
        var item = await store.ReadAsync(viewer, db => db.Set<EvidenceItem>().Include(e => e.Item).SingleOrDefaultAsync(e => e.ItemId == itemId && e.Item.Kind == ItemKind.Scenario, cancellation))
            ?? throw new NotPermittedException("unavailable");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = new EvidenceProgress(viewer.PersonId, () => signals.Tell(Topic(itemId)), stop);
        if (!_running.TryAdd(itemId, progress)) throw new NotPermittedException("running");
        try
        {
            signals.Tell(Topic(itemId));
            await _room.WaitAsync(stop.Token);
            (SimulationResult Result, string Text, string InputHash) done;
            try
            {
                var table = (await tables.OfAsync(item.Data, item.Year)).Table;
                done = await Task.Run(() => Simulate(item, table, progress, stop.Token), stop.Token);
            }
            finally
            {
                _room.Release();
            }
            return await KeepAsync(viewer, item, done.Result, done.Text, done.InputHash, cancellation);
        }
        finally
        {
            _running.TryRemove(itemId, out _);
            signals.Tell(Topic(itemId));
        }
    }

    /// <summary>Stops a run that the viewer began.</summary>
    public void Stop(Viewer viewer, string itemId)
    {
        if (_running.TryGetValue(itemId, out var progress) && progress.PersonId == viewer.PersonId) progress.Stop();
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private static (SimulationResult, string, string) Simulate(EvidenceItem item, WorldTable table, EvidenceProgress progress, CancellationToken cancellation)
    {
        var yaml = Encoding.UTF8.GetString(item.Content);
        using var reader = new StringReader(yaml);
        var scenario = ScenarioFile.Read(reader, item.FileName, "scenario", table);
        var result = SimulateStudy.Run(new SimulateRequest { Scenario = item.FileName, Data = item.Data, Year = item.Year }, scenario, table, progress, cancellation);
        using var text = new StringWriter { NewLine = "\n" };
        SimulationJson.Write(text, result, bySector: true, verbose: false);
        return (result, text.ToString(), Hash([item.Content, Bytes(table.Trade), Bytes(table.Tariff), Bytes(table.ValueAddedShare), Bytes(table.InputShare), Bytes(table.FinalShare), Bytes(table.Deficit), Bytes(table.Elasticity)]));
    }

    private Task<EvidenceRun> KeepAsync(Viewer viewer, EvidenceItem item, SimulationResult result, string text, string inputHash, CancellationToken cancellation) =>
        store.WriteAsync(viewer, async write =>
        {
            var row = await write.FindAsync(item.ItemId, cancellation);
            var last = await write.Db.Set<EvidenceRun>().Where(r => r.ItemId == item.ItemId).MaxAsync(r => (int?)r.Number, cancellation) ?? 0;
            var run = new EvidenceRun
            {
                ItemId = item.ItemId,
                Number = last + 1,
                PersonId = viewer.PersonId,
                PartyId = viewer.PartyId,
                At = write.Now,
                Program = typeof(EvidenceRuns).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
                InputHash = inputHash,
                Status = result.Result.Status.ToString(),
                Residual = result.Result.Residual,
                Result = text,
                ResultHash = Hash([Encoding.UTF8.GetBytes(text)]),
            };
            write.Db.Add(run);
            write.Log(LogAction.Changed, row, new { Run = run.Number, run.InputHash, run.ResultHash });
            write.Tell(Topic(item.ItemId));
            return run;
        }, cancellation);

    private static byte[] Bytes(ReadOnlySpan<double> values) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values).ToArray();

    private static string Hash(IReadOnlyList<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes((long)part.Length));
            hash.AppendData(part);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
