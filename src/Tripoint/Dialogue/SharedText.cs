using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Dialogue;

/// <summary>One version of a text in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Number">1, 2, 3, … within its language.</param>
/// <param name="Follows">The number of the original's version that a translation renders; 0 for the original itself.</param>
/// <param name="Body">The text.</param>
public sealed record TextVersion(Language Language, int Number, int Follows, string Body);

/// <summary>
/// An agenda or minutes: one text with one identity in up to four languages. One language is the original; each translation says which version of
/// the original it follows, so that a reader sees at once when the original has moved on. Nothing is overwritten: every version is kept.
/// </summary>
/// <param name="Original">The language of the original.</param>
/// <param name="Versions">All versions, in the order they were written.</param>
public sealed record SharedText(Language Original, ImmutableArray<TextVersion> Versions)
{
    /// <summary>A text that has not been written yet.</summary>
    public static SharedText In(Language original) => new(original, []);

    /// <summary>The number of the original's present version; 0 before the first.</summary>
    public int OriginalVersion => Versions.Count(v => v.Language == Original);

    /// <summary>The present version in a language; null where there is none.</summary>
    public TextVersion? Latest(Language language) => Versions.LastOrDefault(v => v.Language == language);

    /// <summary>How far a translation lies behind the original, in versions; null where there is none. The original is never behind.</summary>
    public int? Behind(Language language) => Latest(language) is not { } latest ? null : language == Original ? 0 : OriginalVersion - latest.Follows;

    /// <summary>Adds a version of the original.</summary>
    /// <exception cref="BadInputException">The text is empty or is the present version.</exception>
    public SharedText Revise(string body)
    {
        Check(Original, body, mustDiffer: true);
        return Add(new TextVersion(Original, OriginalVersion + 1, 0, body));
    }

    /// <summary>Adds a version of a translation.</summary>
    /// <param name="language">The language; not the original's.</param>
    /// <param name="body">The text.</param>
    /// <param name="follows">The number of the original's version that it renders.</param>
    /// <exception cref="BadInputException">The language is the original's, there is no such version, or the translation would go back to an earlier one.</exception>
    public SharedText Translate(Language language, string body, int follows)
    {
        if (language == Original) throw new BadInputException($"{language} is the original and follows nothing", "", "another language");
        if (follows < 1 || follows > OriginalVersion)
            throw new BadInputException($"the original has no version {follows}", "", OriginalVersion == 0 ? "an original first" : $"a version from 1 to {OriginalVersion}");
        var latest = Latest(language);
        if (latest is not null && follows < latest.Follows)
            throw new BadInputException($"the present translation follows version {latest.Follows}; this one would go back to {follows}", "", $"version {latest.Follows} or later");
        Check(language, body, mustDiffer: latest?.Follows == follows); // the same words may stand for a later version
        return Add(new TextVersion(language, (latest?.Number ?? 0) + 1, follows, body));
    }

    private SharedText Add(TextVersion version) => this with { Versions = Versions.Add(version) };

    private void Check(Language language, string body, bool mustDiffer)
    {
        if (string.IsNullOrWhiteSpace(body)) throw new BadInputException("the text is empty");
        if (mustDiffer && Latest(language)?.Body == body) throw new BadInputException("the text is the same as the present version");
    }
}
