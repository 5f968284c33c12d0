using System.Collections.Immutable;

namespace Tripoint.Tables;

/// <summary>One file or publication that a table was made from.</summary>
/// <param name="Title">What it is, with its publisher.</param>
/// <param name="Vintage">Edition, release or date of retrieval.</param>
/// <param name="Licence">Terms of use.</param>
/// <param name="File">File name without its folder; empty for a publication.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal; empty for a publication.</param>
public sealed record SourceRecord(string Title, string Vintage, string Licence, string File = "", string Sha256 = "");

/// <summary>How a table came to be: the sentence every report repeats, its sources, and whose books its trade figures are.</summary>
/// <param name="HowMade">One sentence, for example "2022 hybrid: flows and tariffs from ICIO 2022, input coefficients from WIOD 2011".</param>
/// <param name="Books">Whose declarations the trade figures rest on, for example "OECD ICIO, balanced between reporters".</param>
/// <param name="IsHybrid">Whether years or sources are mixed; every report says so.</param>
/// <param name="Sources">The files and publications used.</param>
/// <param name="Log">What was done to the data on the way, one sentence an entry.</param>
public sealed record TableProvenance(string HowMade, string Books, bool IsHybrid, ImmutableArray<SourceRecord> Sources, ImmutableArray<string> Log)
{
    /// <summary>A table made in memory, for tests and what-ifs.</summary>
    public static TableProvenance InMemory { get; } = new("made in memory", "none", false, [], []);
}
