using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Tripoint.Claims;
using Tripoint.Codes;

namespace Tripoint.Studies.Reports;

/// <summary>Verdicts for a person, and as CSV. No balance stands without whose books it is of.</summary>
public static class ClaimsText
{
    /// <summary>Writes each statement, its verdict, and what every book says.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="language">The language of the statements.</param>
    public static void Write(IAnsiConsole console, ImmutableArray<ClaimVerdict> verdicts, Language language)
    {
        var at = 0;
        foreach (var verdict in verdicts)
        {
            SimulationText.Line(console, $"{++at}. {verdict.Claim.Statement.In(language)}", bold: true);
            SimulationText.Line(console, $"   {Phrase(verdict)}. {verdict.Explanation}", Colour(verdict.Verdict));
            foreach (var book in verdict.Books) SimulationText.Line(console, $"   - {Book(book)}");
            console.WriteLine();
        }
    }

    /// <summary>Writes one row for each statement and book.</summary>
    public static void WriteCsv(TextWriter text, ImmutableArray<ClaimVerdict> verdicts)
    {
        text.Write("claim,verdict,true_only_before,books,side,computed,unit,agrees,working\n");
        foreach (var verdict in verdicts)
        {
            var head = $"{Quote(verdict.Claim.Id)},{ClaimsJson.Word(verdict.Verdict)},{verdict.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            if (verdict.Books.IsEmpty) text.Write($"{head},,,,,,\n");
            foreach (var book in verdict.Books)
            {
                var computed = book.Computed?.ToString("R", CultureInfo.InvariantCulture);
                text.Write($"{head},{Quote(book.Books)},{book.Side.ToString().ToLowerInvariant()},{computed},{Quote(book.Unit)},{(book.Agrees is { } agrees ? agrees ? "yes" : "no" : "")},{Quote(book.Working)}\n");
            }
        }
    }

    private static string Phrase(ClaimVerdict verdict) => verdict.Verdict switch
    {
        Verdict.Holds => "Holds",
        Verdict.HoldsOnOneSide => "Holds on one side's books only",
        Verdict.DoesNotHold => "Does not hold",
        Verdict.CannotBeTold => "Cannot be told",
        _ => $"True only before {verdict.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
    };

    private static Color Colour(Verdict verdict) => verdict switch
    {
        Verdict.Holds => Color.Green,
        Verdict.DoesNotHold => Color.Red,
        _ => Color.Yellow,
    };

    private static string Book(BookFinding book)
    {
        var side = book.Side switch
        {
            BookSide.Reporter => $"{book.Books}'s own books",
            BookSide.Partner => $"{book.Books}'s books (the partner's)",
            BookSide.Reconciled => $"{book.Books}, for comparison",
            _ => book.Books,
        };
        var figure = book.Computed is { } computed && book.Unit is not "number of the meeting" ? $"{computed.ToString(computed < 0 ? "0.##" : "+0.##;-0.##;0", CultureInfo.InvariantCulture)} {book.Unit}; " : "";
        var answer = book.Agrees switch { true => "agrees: ", false => "disagrees: ", null => "" };
        return $"{side}: {answer}{figure}{book.Working} [{string.Join("; ", book.Sources)}]";
    }

    private static string Quote(string field) => field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
