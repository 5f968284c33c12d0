using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A delegation's mandate for a negotiation, sealed with the delegation's key.</summary>
public sealed class SealedMandate : Disclosed
{
    /// <summary>The negotiation.</summary>
    public required string TalksId { get; init; }

    /// <summary>The mandate as YAML, sealed.</summary>
    public required byte[] Content { get; set; }
}
