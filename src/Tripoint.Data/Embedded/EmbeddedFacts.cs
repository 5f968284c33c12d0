using System.Collections.Immutable;
using Tripoint.Claims;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>The facts and statements that ship with Tripoint (<c>data/facts</c>).</summary>
public static class EmbeddedFacts
{
    /// <summary>Published trade figures and the record of meetings.</summary>
    public static Facts Load() => new(FactsFile.ReadTrade(Open("trade-claims.csv"), "trade-claims.csv"), Meetings());

    /// <summary>The record of meetings.</summary>
    public static ImmutableArray<MeetingFact> Meetings() => FactsFile.ReadMeetings(Open("dialogue-mechanisms.csv"), "dialogue-mechanisms.csv");

    /// <summary>The statements to check.</summary>
    public static ImmutableArray<Claim> Claims()
    {
        using var text = new StreamReader(Open("claims.yaml"));
        return ClaimsFile.Read(text, "claims.yaml");
    }

    private static Stream Open(string file) => typeof(EmbeddedFacts).Assembly.GetManifestResourceStream("facts/" + file)
        ?? throw new InvalidOperationException($"The facts file {file} is not compiled in.");
}
