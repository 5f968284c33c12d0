using System.Collections.Immutable;
using Tripoint.Negotiation.Offers;

namespace Tripoint.Data.Import;

/// <summary>A package as it stands in a file, with the documents of its offers.</summary>
/// <param name="Package">The package.</param>
/// <param name="Hash">Its content hash.</param>
/// <param name="Signature">What it was signed with; null where it is not signed.</param>
/// <param name="Offers">The offers' documents: the files it names, or what stands in it.</param>
public sealed record PackageDocument(Package Package, string Hash, DocumentSignature? Signature, ImmutableArray<OfferDocument> Offers)
{
    /// <summary>Whether the content is the one that was signed; null where it is not signed.</summary>
    public bool? IsIntact => Signature is null ? null : Signature.Sha256 == Hash;
}
