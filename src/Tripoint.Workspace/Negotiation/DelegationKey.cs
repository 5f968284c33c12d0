namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// A delegation's own key, kept locked: the key that seals its mandates is encrypted with one derived from a passphrase that only the delegation knows. The room
/// and whoever runs it cannot open it.
/// </summary>
public sealed class DelegationKey
{
    /// <summary>The delegation.</summary>
    public required string PartyId { get; init; }

    /// <summary>Random bytes of the derivation.</summary>
    public required byte[] Salt { get; set; }

    /// <summary>Rounds of PBKDF2-HMAC-SHA512.</summary>
    public required int Rounds { get; set; }

    /// <summary>The key, sealed (see <see cref="SealedBytes"/>).</summary>
    public required byte[] Locked { get; set; }

    /// <summary>When the passphrase was set.</summary>
    public required DateTimeOffset SetAt { get; set; }
}
