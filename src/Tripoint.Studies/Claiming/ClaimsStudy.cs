using System.Collections.Immutable;
using Tripoint.Claims;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies.Claiming;

/// <summary>Checks statements against facts: those that ship, or a user's own.</summary>
public static class ClaimsStudy
{
    /// <summary>Runs the study.</summary>
    /// <param name="factsFile">A facts file of one's own; null: the facts that ship.</param>
    /// <param name="claimsFile">A claims file of one's own; null: the statements that ship, as far as the facts speak to them.</param>
    /// <param name="panel">Reconciled flows as one more book; null: none.</param>
    /// <exception cref="BadInputException">A faulty file; faults name the line.</exception>
    public static ImmutableArray<ClaimVerdict> Run(string? factsFile, string? claimsFile, TradePanel? panel)
    {
        var facts = factsFile is null ? EmbeddedFacts.Load() : new Facts(FactsFile.ReadTrade(factsFile), EmbeddedFacts.Meetings());
        var claims = claimsFile is null ? EmbeddedFacts.Claims() : ClaimsFile.Read(claimsFile);
        var check = new ClaimCheck(facts, panel);
        return [.. claims.Concat(FactConsistency.ClaimsOf(facts.Trade)).Select(check.Check)];
    }
}
