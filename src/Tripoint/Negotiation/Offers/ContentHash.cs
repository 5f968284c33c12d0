using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tripoint.Scenarios;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// The canonical text of an offer or a package, and its SHA-256. The text holds everything that is promised and nothing that is not: comments,
/// blanks, the order of keys and of names in a list do not change it; the order of commitments does not either. A hash shows that a text is the
/// one that was agreed; it does not show who agreed.
/// </summary>
public static class ContentHash
{
    /// <summary>SHA-256 of an offer's canonical text, 64 hexadecimal digits.</summary>
    public static string Of(Offer offer) => Sha256(Text(offer));

    /// <summary>SHA-256 of a package's canonical text.</summary>
    public static string Of(Package package) => Sha256(Text(package));

    /// <summary>The canonical text of an offer.</summary>
    public static string Text(Offer offer)
    {
        var text = new StringBuilder("tripoint offer 1\n");
        text.Append(CultureInfo.InvariantCulture, $"party {offer.Party}\nversion {offer.Version}\n");
        if (offer.Follows.Length > 0) text.Append(CultureInfo.InvariantCulture, $"follows {offer.Follows}\n");
        foreach (var line in offer.Commitments.Select(Text).Order(StringComparer.Ordinal)) text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>The canonical text of a package.</summary>
    public static string Text(Package package)
    {
        var c = package.Convention;
        var text = new StringBuilder("tripoint package 1\n");
        text.Append(CultureInfo.InvariantCulture, $"entry {c.EntryIntoForce:yyyy-MM-dd}\nannual {c.AnnualMonth:00}-{c.AnnualDay:00}\ncuts {(c.ExtraCut ? "n+1" : "n")}\n");
        foreach (var offer in package.Offers.OrderBy(o => o.Party.Code, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"offer {offer.Party} {Of(offer)}\n");
        return text.ToString();
    }

    /// <summary>One commitment in canonical form.</summary>
    public static string Text(Commitment commitment) => commitment switch
    {
        TariffCommitment t => $"tariff partners {Names(t.Partners)} sectors {Names(t.Sectors)}{Except(t.Except)} {CutText(t.Cut)} stage {t.Staging}",
        BarrierCommitment b => $"barrier partners {Names(b.Partners)} sectors {Names(b.Sectors)}{Except(b.Except)} kind {OfferWords.Of(b.Kind)} flows {OfferWords.Of(b.Flows)} change {Percent(b.Change)} stage {b.Staging}",
        ScheduleCommitment s => $"schedule partners {Names(s.Partners)} sha256 {s.Sha256}{(s.Settings.Length == 0 ? "" : " " + s.Settings)}",
        _ => throw new NotSupportedException($"No canonical form is given to {commitment.GetType().Name}."),
    };

    internal static string CutText(TariffCut cut) => cut switch
    {
        ToRate r => $"to {Percent(r.Rate)}",
        LinearCut l => $"cut {Percent(l.By)}",
        SwissCut s => $"swiss {Percent(s.Coefficient)}",
        _ => "zero-for-zero",
    };

    /// <summary>A fraction in per cent, with every digit that tells it from its neighbours.</summary>
    internal static string Percent(double fraction)
    {
        // 0.07 × 100 is 7.000000000000001: fifteen digits are what the text of a document carries.
        var percent = (fraction * 100).ToString("G15", CultureInfo.InvariantCulture);
        return percent + "%";
    }

    private static string Names(Selector selector) => string.Join(',', selector.Terms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Except(Selector except) => except.Terms.IsEmpty ? "" : $" except {Names(except)}";

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
