namespace Tripoint.Data.Import.Trade;

/// <summary>One file of an import: stored whole or not at all, and skipped where the dataset holds it already.</summary>
/// <param name="Name">Its name, of an archive's entry with the archive's.</param>
/// <param name="Sha256">Its fingerprint; of an archive's entry, the archive's.</param>
/// <param name="Read">Reads it.</param>
public sealed record TradeFile(string Name, Func<string> Sha256, Func<CancellationToken, TradeImport> Read);
