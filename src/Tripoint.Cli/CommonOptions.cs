using System.CommandLine;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary>How a verb prints its answer.</summary>
internal enum OutputFormat
{
    /// <summary>Tables a person reads.</summary>
    Table,

    /// <summary>The documented JSON contract.</summary>
    Json,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,
}

/// <summary>Options that several verbs share; each call makes a new option for one verb.</summary>
internal static class CommonOptions
{
    public static Option<string> Bloc() => new("--bloc")
    {
        Description = "The bloc: a known one (CJK, ASEAN, ASEAN+3, RCEP, CPTPP, EU27, G7) or codes such as CHN,JPN,KOR.",
        DefaultValueFactory = _ => "CJK",
    };

    public static Option<int?> Year() => new("--year") { Description = "The year of the data (default: the latest)." };

    public static Option<string?> Data() => new("--data") { Description = "Name of an imported table (default: the embedded dataset); see 'tripoint data list'." };

    public static Option<OutputFormat> Format() => new("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => OutputFormat.Table };

    public static Option<string?> Out() => new("--out") { Description = "File to write to (default: standard output)." };

    public static Option<string> Lang() => new("--lang") { Description = "Language of the prose: en, zh, ja or ko.", DefaultValueFactory = _ => "en" };

    /// <summary>The language with a tag.</summary>
    /// <exception cref="BadInputException">None has that tag.</exception>
    public static Language ParseLanguage(string tag)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            if (language.Tag() == tag) return language;
        }
        throw new BadInputException($"unknown language '{tag}'", "--lang", "en, zh, ja or ko");
    }

    /// <summary>A number of draws.</summary>
    /// <exception cref="BadInputException">It is negative or beyond any use.</exception>
    public static int Draws(int draws) => draws is >= 0 and <= 100_000
        ? draws
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{draws} draws"), "--draws", "0 to 100000");
}
