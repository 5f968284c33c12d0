namespace Tripoint.Workspace.Disclosure;

/// <summary>
/// A delegation's own key, wrapped: the data key (256 random bits) encrypted once under the delegation's passphrase and once under a recovery code. Neither
/// is kept, so who has the database, and the keys folder beside it, cannot read what the key encrypts.
/// </summary>
public sealed class DelegationKey
{
    /// <summary>The party.</summary>
    public required string PartyId { get; init; }

    /// <summary>Salt of the passphrase.</summary>
    public required byte[] Salt { get; set; }

    /// <summary>Rounds of PBKDF2-HMAC-SHA512.</summary>
    public required int Iterations { get; set; }

    /// <summary>The data key under the passphrase: nonce, ciphertext, tag.</summary>
    public required byte[] Wrapped { get; set; }

    /// <summary>Salt of the recovery code.</summary>
    public required byte[] RecoverySalt { get; set; }

    /// <summary>The data key under the recovery code.</summary>
    public required byte[] RecoveryWrapped { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its passphrase was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
