using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>What re-reading a stored table showed.</summary>
/// <param name="Table">Its line in the list, with the fingerprint recorded at import.</param>
/// <param name="ContentSha256">The fingerprint of what is stored now.</param>
/// <param name="Checks">The identities of the world table, checked again; empty where it has none.</param>
/// <param name="Faults">What is wrong; empty where all is well.</param>
public sealed record VerificationResult(StoredTable Table, string ContentSha256, ImmutableArray<ResidualCheck> Checks, ImmutableArray<Fault> Faults)
{
    /// <summary>Whether the content is the one imported and still balances.</summary>
    public bool Holds => Faults.IsEmpty;
}
