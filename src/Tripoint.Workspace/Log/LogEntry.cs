namespace Tripoint.Workspace.Log;

/// <summary>
/// One entry of the record. <see cref="Hash"/> covers the number, the time, the seal of the contents and the hash before; the seal is a salted hash of the
/// contents. So the chain can be checked by someone who may read none of the contents, and contents shown later can be checked against their seal.
/// </summary>
public sealed class LogEntry
{
    /// <summary>1, 2, 3, … without a gap.</summary>
    public required long Number { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; empty for the room itself or nobody.</summary>
    public required string PersonId { get; init; }

    /// <summary>The person's party then.</summary>
    public required string PartyId { get; init; }

    /// <summary>What was done.</summary>
    public required LogAction Action { get; init; }

    /// <summary>To which item; empty where it concerns none.</summary>
    public required string ItemId { get; init; }

    /// <summary>The party whose item it is; empty where it concerns none.</summary>
    public required string OwnerId { get; init; }

    /// <summary>More about it: a JSON object; <c>{}</c> where there is no more.</summary>
    public required string Details { get; init; }

    /// <summary>128 random bits, hexadecimal: without them the contents cannot be guessed from the seal.</summary>
    public required string Salt { get; init; }

    /// <summary>SHA-256 of salt and contents, hexadecimal.</summary>
    public required string Seal { get; init; }

    /// <summary>The hash of the entry before; 64 zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of number, time, seal and previous hash, hexadecimal.</summary>
    public required string Hash { get; init; }
}
