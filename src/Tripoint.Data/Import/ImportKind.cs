using Tripoint.Data.Store;

namespace Tripoint.Data.Import;

/// <summary>One kind of source that can be imported.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Source">What it is, in a few words.</param>
/// <param name="Expects">Which file or files are expected.</param>
/// <param name="Read">Reads it.</param>
public sealed record ImportKind(string Name, string Source, string Expects, Func<ImportRequest, CancellationToken, ImportedTable> Read);
