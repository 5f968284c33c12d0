namespace Tripoint.Data.Import;

/// <summary>The hash a document was signed with.</summary>
/// <param name="By">Who signed, as written.</param>
/// <param name="Sha256">The content hash that was signed.</param>
/// <param name="Line">Where it stands.</param>
public sealed record DocumentSignature(string By, string Sha256, long Line);
