using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Tables;

namespace Tripoint.Claims;

/// <summary>
/// Holds statements against facts. Each book that speaks to a statement is computed on its own; figures of two books are never mixed. The
/// verdict is drawn from the declared books; a reconciled panel (OECD ICIO) is shown beside them and never decides, because it measures at
/// other prices and after balancing the two sides.
/// </summary>
/// <param name="facts">The facts.</param>
/// <param name="panel">Reconciled flows as one more book; null: none.</param>
public sealed class ClaimCheck(Facts facts, TradePanel? panel)
{
    private const string Billion = "billion US$";

    /// <summary>The verdict on a statement.</summary>
    public ClaimVerdict Check(Claim claim) => claim switch
    {
        ChangeClaim c => Change(c),
        LevelClaim c => Level(c),
        BalanceClaim c => Balance(c),
        FirstSinceClaim c => FirstSince(c),
        MirrorGapClaim c => MirrorGap(c),
        LastMeetingClaim c => MeetingCheck.Check(c, facts.Meetings),
        _ => throw new NotSupportedException($"No check is known for claims of the kind {claim.Kind}."),
    };

    private ClaimVerdict Change(ChangeClaim claim)
    {
        var findings = Findings(claim.Reporter, claim.Partner, book =>
        {
            if (book.Figure(claim.Flow, claim.Year) is not { } now || book.Figure(claim.Flow, claim.Since) is not { } then || then.BillionUsd == 0) return null;
            var change = now.BillionUsd / then.BillionUsd - 1;
            var working = $"{Show(now.BillionUsd)} in {claim.Year} on {Show(then.BillionUsd)} in {claim.Since} {Billion}";
            var slack = now.BillionUsd / then.BillionUsd * (now.HalfStep / Math.Max(now.BillionUsd, 1e-12) + then.HalfStep / then.BillionUsd);
            return (100 * change, "%", claim.Stated.Agrees(change, slack), working, new[] { now.Source, then.Source });
        });
        return Judge(claim, findings, twoSided: claim.Partner is not null);
    }

    private ClaimVerdict Level(LevelClaim claim)
    {
        var findings = Findings(claim.Reporter, claim.Partner, book => book.Figure(claim.Flow, claim.Year) is not { } figure
            ? null
            : (figure.BillionUsd, Billion, claim.Stated.Agrees(figure.BillionUsd), $"{claim.Flow.ToString().ToLowerInvariant()} of {claim.Year}", [figure.Source]));
        return Judge(claim, findings, twoSided: claim.Partner is not null);
    }

    private ClaimVerdict Balance(BalanceClaim claim)
    {
        var findings = Findings(claim.Reporter, claim.Partner, book => book.Balance(claim.Year) is not { } balance
            ? null
            : (balance, Billion, claim.Stated.Agrees(balance, book.BalanceSlack(claim.Year)), Subtraction(book, claim.Year), [.. book.Sources(claim.Year)]));
        return Judge(claim, findings, twoSided: true);
    }

    private ClaimVerdict FirstSince(FirstSinceClaim claim)
    {
        var sign = claim.IsDeficit ? -1 : 1;
        var findings = Findings(claim.Reporter, claim.Partner, book =>
        {
            var known = Enumerable.Range(claim.Since, claim.Year - claim.Since + 1)
                .Select(y => (Year: y, Balance: book.Balance(y))).Where(y => y.Balance is not null).ToList();
            if (known.Count == 0) return null;
            double? now = book.Balance(claim.Year), then = book.Balance(claim.Since);
            var between = known.Where(y => y.Year != claim.Year && y.Year != claim.Since).ToList();
            var earlier = between.Where(y => sign * y.Balance > 0).ToList();
            bool? agrees = now * sign <= 0 || then * sign <= 0 || earlier.Count > 0 ? false : now is null || then is null ? null : true;
            var figures = string.Join(", ", known.Select(y => $"{y.Year}: {Signed(y.Balance!.Value)}"));
            var missing = claim.Year - claim.Since + 1 - known.Count;
            var working = $"balances in {Billion}: {figures}" + (missing > 0 ? $"; {missing} of the {claim.Year - claim.Since + 1} years are not in these books at hand" : "");
            return (now, Billion, agrees, working, [.. book.Sources(known.Select(y => y.Year))]);
        });
        return Judge(claim, findings, twoSided: true);
    }

    private ClaimVerdict MirrorGap(MirrorGapClaim claim)
    {
        var books = TradeBook.Of(facts, panel, claim.Reporter, claim.Partner);
        var findings = books.Where(b => b.Balance(claim.Year) is not null)
            .Select(b => new BookFinding(b.Books, b.Side, b.Balance(claim.Year), Billion, null, Subtraction(b, claim.Year), b.Sources(claim.Year))).ToImmutableArray();
        double? own = Of(BookSide.Reporter), mirror = Of(BookSide.Partner);
        if (own is null || mirror is null) return new ClaimVerdict(claim, Verdict.CannotBeTold, "The books of both sides are needed, and one side's are not at hand.", findings);
        var gap = Math.Abs(mirror.Value - own.Value);
        var slack = books.Where(b => b.Side is BookSide.Reporter or BookSide.Partner && b.Balance(claim.Year) is not null).Sum(b => b.BalanceSlack(claim.Year));
        var verdict = claim.Stated.Agrees(gap, slack) ? Verdict.Holds : Verdict.DoesNotHold;
        return new ClaimVerdict(claim, verdict,
            $"The balance of {claim.Reporter.Code} with {claim.Partner.Code} in {claim.Year} is {Signed(own.Value)} on its own books and {Signed(mirror.Value)} on {claim.Partner.Code}'s: {Show(gap)} {Billion} apart.",
            findings);

        double? Of(BookSide side) => findings.FirstOrDefault(f => f.Side == side)?.Computed;
    }

    private ImmutableArray<BookFinding> Findings(
        Codes.Economy reporter, Codes.Economy? partner, Func<TradeBook, (double? Computed, string Unit, bool? Agrees, string Working, string[] Sources)?> compute)
    {
        var findings = ImmutableArray.CreateBuilder<BookFinding>();
        foreach (var book in TradeBook.Of(facts, panel, reporter, partner))
        {
            if (compute(book) is { } f)
                findings.Add(new BookFinding(book.Books, book.Side, f.Computed, f.Unit, f.Agrees, f.Working, [.. f.Sources.Distinct(StringComparer.Ordinal)]));
        }
        return findings.ToImmutable();
    }

    private static ClaimVerdict Judge(Claim claim, ImmutableArray<BookFinding> findings, bool twoSided)
    {
        var deciding = findings.Where(f => f.Side != BookSide.Reconciled && f.Agrees is not null).ToList();
        var yes = deciding.Where(f => f.Agrees == true).ToList();
        var no = deciding.Where(f => f.Agrees == false).ToList();
        if (deciding.Count == 0) return new ClaimVerdict(claim, Verdict.CannotBeTold, findings.IsEmpty ? "No book at hand has the figures it needs." : "No declared book at hand has the figures it needs; what there is, is shown for comparison.", findings);
        if (yes.Count == 0) return new ClaimVerdict(claim, Verdict.DoesNotHold, $"It does not agree with {Names(no)}.", findings);
        if (no.Count > 0) return new ClaimVerdict(claim, Verdict.HoldsOnOneSide, $"It agrees with {Names(yes)} and not with {Names(no)}.", findings);
        var bothSides = yes.Any(f => f.Side is BookSide.Both) || yes.Any(f => f.Side == BookSide.Reporter) && yes.Any(f => f.Side == BookSide.Partner);
        if (!twoSided || bothSides) return new ClaimVerdict(claim, Verdict.Holds, $"It agrees with {Names(yes)}.", findings);
        return new ClaimVerdict(claim, Verdict.HoldsOnOneSide, $"It agrees with {Names(yes)}; the other side's are not at hand.", findings);
    }

    private static string Names(IEnumerable<BookFinding> findings) => string.Join(" and ", findings.Select(f => f.Side switch
    {
        BookSide.Reporter => $"{f.Books}'s own books",
        BookSide.Partner => $"{f.Books}'s books",
        _ => $"the books '{f.Books}'",
    }).Distinct(StringComparer.Ordinal));

    private static string Subtraction(TradeBook book, int year) =>
        $"exports {Show(book.Figure(FactFlow.Exports, year)!.BillionUsd)} less imports {Show(book.Figure(FactFlow.Imports, year)!.BillionUsd)} in {year}";

    private static string Show(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}
