using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Scenarios;

namespace Tripoint.Claims;

/// <summary>
/// Statements that a facts file makes about itself in its notes: <c>balance −18.0</c>, <c>−7.4% on 683.6</c>, <c>the balance differs by 36
/// billion</c>. Each becomes a claim that is checked like any other, so that a file's own figures cannot drift apart.
/// </summary>
public static partial class FactConsistency
{
    /// <summary>The claims that the notes of the facts make.</summary>
    public static ImmutableArray<Claim> ClaimsOf(IEnumerable<TradeFact> facts)
    {
        var all = facts.ToList();
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var fact in all)
        {
            var note = fact.Note.Replace('−', '-');
            var place = new ScenarioPlace(fact.File, fact.Line);
            if (fact.Partner is { } partner && Balance().Match(note) is { Success: true } balance)
                claims.Add(new BalanceClaim(Id(fact, "balance"), Says(fact, balance.Value), place, fact.Reporter, partner, fact.Year, Stated(balance.Groups["value"].Value, 1)));
            if (Percent().Match(note) is { Success: true } percent)
            {
                var baseValue = double.Parse(percent.Groups["base"].Value, CultureInfo.InvariantCulture);
                var since = all.Where(f => f.Flow == fact.Flow && f.Reporter.Equals(fact.Reporter) && Equals(f.Partner, fact.Partner) && f.Books == fact.Books
                    && f.Year < fact.Year && Math.Abs(f.BillionUsd - baseValue) < 1e-9).Select(f => f.Year).DefaultIfEmpty(fact.Year - 1).Max();
                claims.Add(new ChangeClaim(
                    Id(fact, "change"), Says(fact, percent.Value), place, fact.Reporter, fact.Partner, fact.Flow, fact.Year, since, Stated(percent.Groups["value"].Value, 0.01)));
            }
            if (fact.Partner is { } other && Gap().Match(note) is { Success: true } gap)
                claims.Add(new MirrorGapClaim(Id(fact, "mirror-gap"), Says(fact, gap.Value), place, fact.Reporter, other, fact.Year, Stated(gap.Groups["value"].Value, 1)));
        }
        return claims.ToImmutable();
    }

    /// <summary>A stated number in invariant notation; its half step is half of the last digit written.</summary>
    /// <param name="text">The number, for example <c>-7.4</c>.</param>
    /// <param name="scale">The size of one unit of the text, 0.01 for per cent.</param>
    public static StatedValue Stated(string text, double scale)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        return new StatedValue(value * scale, 0.5 * Math.Pow(10, -decimals) * scale);
    }

    private static string Id(TradeFact fact, string what) => $"{fact.Claim}-{what}-note";

    private static LocalizedName Says(TradeFact fact, string said) =>
        new($"{fact.Reporter.Name.English}, {fact.Flow.ToString().ToLowerInvariant()}, {fact.Partner?.Name.English ?? "world"}, {fact.Year}: \"{said}\" (the file's own note)");

    [GeneratedRegex(@"\bbalance\s+(?<value>[+-]?\d+(\.\d+)?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Balance();

    [GeneratedRegex(@"(?<value>[+-]?\d+(\.\d+)?)%\s+on\s+(?<base>\d+(\.\d+)?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\bbalance differs by\s+(?<value>\d+(\.\d+)?)\s+billion\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gap();
}
