namespace Tripoint.Data.Import.Trade;

/// <summary>One kind of trade statistics that can be imported.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Source">What it is, in a few words.</param>
/// <param name="Expects">Which file or files are expected.</param>
/// <param name="Files">The files of a source, each stored whole or not at all.</param>
public sealed record TradeImportKind(string Name, string Source, string Expects, Func<TradeRequest, IReadOnlyList<TradeFile>> Files);
