using Tripoint.Negotiation.Offers;

namespace Tripoint.Data.Import;

/// <summary>An offer as it stands in a file.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Hash">Its content hash.</param>
/// <param name="Signature">What it was signed with; null where it is not signed.</param>
public sealed record OfferDocument(Offer Offer, string Hash, DocumentSignature? Signature)
{
    /// <summary>Whether the content is the one that was signed; null where it is not signed.</summary>
    public bool? IsIntact => Signature is null ? null : Signature.Sha256 == Hash;
}
