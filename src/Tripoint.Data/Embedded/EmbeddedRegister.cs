using System.Collections.Immutable;
using Tripoint.Commitments;
using Tripoint.Data.Import;
using Tripoint.Dialogue;

namespace Tripoint.Data.Embedded;

/// <summary>The register that ships (<c>data/facts</c>): mechanisms, their sourced history, and what the summit of 2024 promised.</summary>
public static class EmbeddedRegister
{
    /// <summary>The mechanisms.</summary>
    public static ImmutableArray<Mechanism> Mechanisms { get; } = RegisterFiles.ReadMechanisms(Open("mechanisms.csv"), "mechanisms.csv");

    /// <summary>The meetings on record, oldest first. A month stays a month.</summary>
    public static ImmutableArray<Meeting> Meetings { get; } = [.. EmbeddedFacts.Meetings().Select(Meeting.Of).OrderBy(m => m.Date)];

    /// <summary>The commitments.</summary>
    public static ImmutableArray<Commitment> Commitments { get; } = RegisterFiles.ReadCommitments(Open("commitments.csv"), "commitments.csv");

    private static Stream Open(string file) => typeof(EmbeddedRegister).Assembly.GetManifestResourceStream("facts/" + file)
        ?? throw new InvalidOperationException($"The facts file {file} is not compiled in.");
}
