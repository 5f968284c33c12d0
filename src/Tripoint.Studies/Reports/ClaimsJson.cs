using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Claims;

namespace Tripoint.Studies.Reports;

/// <summary>The contract <c>tripoint.claims/1</c>, described in docs/guides/json.md.</summary>
public static class ClaimsJson
{
    /// <summary>Name and version of the contract.</summary>
    public const string Schema = "tripoint.claims/1";

    /// <summary>Writes verdicts.</summary>
    public static void Write(TextWriter text, ImmutableArray<ClaimVerdict> verdicts) => ContractJson.Write(text, Schema, json =>
    {
        json.WriteStartArray("claims");
        foreach (var verdict in verdicts)
        {
            json.WriteStartObject();
            json.WriteString("id", verdict.Claim.Id);
            ContractJson.Name(json, "statement", verdict.Claim.Statement);
            json.WriteString("kind", verdict.Claim.Kind);
            json.WriteString("verdict", Word(verdict.Verdict));
            if (verdict.Until is { } until) json.WriteString("trueOnlyBefore", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("explanation", verdict.Explanation);
            json.WriteString("place", verdict.Claim.Place.ToString());
            json.WriteStartArray("books");
            foreach (var book in verdict.Books)
            {
                json.WriteStartObject();
                json.WriteString("books", book.Books);
                json.WriteString("side", book.Side.ToString().ToLowerInvariant());
                if (book.Computed is { } computed) json.WriteNumber("computed", computed);
                else json.WriteNull("computed");
                json.WriteString("unit", book.Unit);
                if (book.Agrees is { } agrees) json.WriteBoolean("agrees", agrees);
                else json.WriteNull("agrees");
                json.WriteString("working", book.Working);
                ContractJson.Texts(json, "sources", book.Sources);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>The word for a verdict in the contract.</summary>
    internal static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.HoldsOnOneSide => "holds-on-one-side",
        Verdict.DoesNotHold => "does-not-hold",
        Verdict.CannotBeTold => "cannot-be-told",
        Verdict.TrueOnlyBefore => "true-only-before",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };
}
