using System.Text;
using System.Text.RegularExpressions;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;

namespace Tripoint.Data.Import;

/// <summary>Reads, writes and signs offers and packages (YAML; the format is described in docs/guides/negotiate.md).</summary>
public static partial class OfferFile
{
    /// <summary>Reads an offer.</summary>
    /// <param name="path">The file, or a name that ships.</param>
    /// <param name="allowChanged">Whether a document that was changed after it was signed is returned all the same.</param>
    /// <exception cref="BadInputException">The file is missing or faulty, or was changed after it was signed.</exception>
    public static OfferDocument ReadOffer(string path, bool allowChanged = false) =>
        NegotiationLibrary.OpenOrFile(path, "the offer", (text, file, folder) => ReadOffer(text, file, folder, allowChanged));

    /// <summary>Reads a package with the offers that it names or holds.</summary>
    /// <param name="path">The file, or a name that ships.</param>
    /// <param name="allowChanged">Whether documents that were changed after they were signed are returned all the same.</param>
    /// <exception cref="BadInputException">The file or an offer is missing or faulty, or was changed after it was signed.</exception>
    public static PackageDocument ReadPackage(string path, bool allowChanged = false) =>
        NegotiationLibrary.OpenOrFile(path, "the package", (text, file, folder) => ReadPackage(text, file, folder, allowChanged));

    /// <summary>Reads an offer from a text.</summary>
    public static OfferDocument ReadOffer(TextReader text, string file, string folder, bool allowChanged = false)
    {
        var faults = new FaultList(file);
        var values = new NegotiationValues(faults);
        var top = YamlMap.Read(text, "the offer", faults);
        values.Kind(top, "offer");
        var offer = new OfferReader(values, folder, HsSectorConcordance.Shipped).Read(top);
        var signature = Signature(top, values);
        top.RefuseOtherKeys();
        faults.ThrowIfAny();
        var document = new OfferDocument(offer!, ContentHash.Of(offer!), signature);
        if (!allowChanged && document.IsIntact == false) throw new BadInputException(Changed(file, signature!, document.Hash));
        return document;
    }

    /// <summary>Reads a package from a text.</summary>
    public static PackageDocument ReadPackage(TextReader text, string file, string folder, bool allowChanged = false)
    {
        var faults = new FaultList(file);
        var values = new NegotiationValues(faults);
        var top = YamlMap.Read(text, "the package", faults);
        values.Kind(top, "package");
        var title = top.Text("title") ?? "";
        var bloc = top.Find("parties") is { } parties ? values.Try(parties.Start.Line, () => Codes.Bloc.Parse(string.Join(",", top.Texts(parties, "'parties'")))) : null;
        var convention = values.Convention(top, new StagingConvention(new DateOnly(2027, 1, 1)));
        var offers = new List<OfferDocument>();
        foreach (var map in values.List(top, "offers", "an offer"))
        {
            if (map.Text("file") is { } name)
            {
                map.RefuseOtherKeys();
                var path = folder.Length == 0 && NegotiationLibrary.Names.Contains(NegotiationLibrary.NameOf(name), StringComparer.Ordinal) ? NegotiationLibrary.NameOf(name) : Path.Combine(folder, name);
                try
                {
                    offers.Add(ReadOffer(path, allowChanged));
                }
                catch (BadInputException e)
                {
                    foreach (var fault in e.Faults) faults.Add(fault.ToString(), map.Line);
                }
                continue;
            }
            var offer = new OfferReader(values, folder, HsSectorConcordance.Shipped).Read(map);
            map.RefuseOtherKeys();
            if (offer is not null) offers.Add(new OfferDocument(offer, ContentHash.Of(offer), null));
        }
        if (offers.Count == 0 && faults.Count == 0) faults.Add("the package holds no offers", 1, 0, "a list 'offers:' of '- { file: offer-kor.yaml }' or of offers");
        var signature = Signature(top, values);
        top.RefuseOtherKeys();
        faults.ThrowIfAny();
        var package = Package.Create(offers.Select(o => o.Offer), convention, bloc, title);
        var document = new PackageDocument(package, ContentHash.Of(package), signature, [.. offers]);
        if (!allowChanged && document.IsIntact == false) throw new BadInputException(Changed(file, signature!, document.Hash));
        return document;
    }

    /// <summary>Whether a document is a package; otherwise an offer is expected.</summary>
    public static bool IsPackage(string path) => NegotiationLibrary.OpenOrFile(path, "the document", (text, _, _) => PackageLine().IsMatch(text.ReadToEnd()));

    /// <summary>The text of a document with its signature: the old one is replaced, everything else stays as it is.</summary>
    /// <param name="text">The document.</param>
    /// <param name="hash">The content hash.</param>
    /// <param name="by">Who signs.</param>
    public static string WithSignature(string text, string hash, string by)
    {
        var unsigned = SignatureLines().Replace(text, "").TrimEnd() + "\n";
        return $"{unsigned}\nsigned: {{ by: {Quoted(by)}, sha256: {hash} }}\n";
    }

    /// <summary>An offer as a document. Schedules are named by their file.</summary>
    public static string Write(Offer offer)
    {
        var text = new StringBuilder("tripoint: offer/1\n");
        Body(text, offer, "");
        return text.ToString();
    }

    /// <summary>A package as one document that holds its offers.</summary>
    public static string Write(Package package)
    {
        var c = package.Convention;
        var text = new StringBuilder("tripoint: package/1\n");
        if (package.Title.Length > 0) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"title: {Quoted(package.Title)}\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"parties: [{string.Join(", ", package.Parties)}]\nentry: {c.EntryIntoForce:yyyy-MM-dd}\nannual-date: {c.AnnualMonth:00}-{c.AnnualDay:00}\ncuts: {(c.ExtraCut ? "n+1" : "n")}\noffers:\n");
        foreach (var offer in package.Offers)
        {
            var inner = new StringBuilder();
            Body(inner, offer, "    ");
            text.Append("  - ").Append(inner.ToString().AsSpan(4));
        }
        return text.ToString();
    }

    private static void Body(StringBuilder text, Offer offer, string indent)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}party: {offer.Party}\n");
        if (offer.Title.Length > 0) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}title: {Quoted(offer.Title)}\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}version: {offer.Version}\n");
        if (offer.Follows.Length > 0) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}follows: {offer.Follows}\n");
        if (offer.Commitments.IsEmpty)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}commitments: []\n");
            return;
        }
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}commitments:\n");
        foreach (var c in offer.Commitments) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}  - {Line(c)}\n");
    }

    private static string Line(Commitment commitment) => commitment switch
    {
        TariffCommitment t => $"tariff: {{ partners: {Names(t.Partners)}, sectors: {Names(t.Sectors)}{Except(t.Except)}, {Cut(t.Cut)}, stage: {t.Staging} }}",
        BarrierCommitment b => $"barrier: {{ partners: {Names(b.Partners)}, sectors: {Names(b.Sectors)}{Except(b.Except)}, kind: {OfferWords.Of(b.Kind)}, flows: {OfferWords.Of(b.Flows)}, change: {Percent(b.Change)}, stage: {b.Staging} }}",
        ScheduleCommitment s => $"schedule: {{ partners: {Names(s.Partners)}, file: {Quoted(s.File)}{(s.Written.Length == 0 ? "" : ", " + s.Written)} }}",
        _ => throw new NotSupportedException($"No text is given to {commitment.GetType().Name}."),
    };

    private static string Cut(TariffCut cut) => cut switch
    {
        ToRate r => $"to: {Percent(r.Rate)}",
        LinearCut l => $"cut: {Percent(l.By)}",
        SwissCut s => $"swiss: {Percent(s.Coefficient)}",
        _ => "zero-for-zero: yes",
    };

    private static string Percent(double fraction) => (fraction * 100).ToString("G15", System.Globalization.CultureInfo.InvariantCulture) + "%";

    private static string Names(Selector selector) => selector.Terms is [var one] ? one : $"[{string.Join(", ", selector.Terms)}]";

    private static string Except(Selector except) => except.Terms.IsEmpty ? "" : $", except: {Names(except)}";

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static DocumentSignature? Signature(YamlMap top, NegotiationValues values)
    {
        if (top.Find("signed") is not { } node || YamlMap.Of(node, "'signed'", values.Faults) is not { } map) return null;
        var by = map.Text("by") ?? "";
        var hash = (map.Text("sha256") ?? "").ToLowerInvariant();
        map.RefuseOtherKeys();
        if (hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)) return new DocumentSignature(by, hash, node.Start.Line);
        values.Faults.Add($"'{hash}' is no SHA-256", node.Start.Line, 0, "64 hexadecimal digits", "Sign the document again: tripoint negotiate offer sign");
        return null;
    }

    private static Fault Changed(string file, DocumentSignature signature, string hash) => Fault.InFile(
        $"the document was changed after {(signature.By.Length == 0 ? "it was signed" : signature.By + " signed it")}: the signed content has the hash {signature.Sha256[..12]}…, what stands there now has {hash[..12]}…",
        file, signature.Line, 0, "the content that was signed", "Restore it, or agree on a new version and sign that: tripoint negotiate offer sign");

    [GeneratedRegex(@"^tripoint:\s*package/", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PackageLine();

    [GeneratedRegex(@"^signed:.*(\n[ \t]+.*)*\n?", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SignatureLines();
}
