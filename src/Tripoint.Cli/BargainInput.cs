using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary>The parties, data and circumstances that the searching verbs of <c>negotiate</c> share; each verb makes its own.</summary>
internal sealed class BargainInput
{
    private readonly Option<string> _bloc = CommonOptions.Bloc();
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<int?> _year = CommonOptions.Year();
    private readonly Option<string?> _background = new("--background") { Description = "A scenario in force besides, whatever the parties agree: one that ships or a file." };
    private readonly Option<string[]> _pressure = new("--pressure")
    {
        Description = "A tariff that an outsider adds on all goods of the parties, such as USA=25%; may be given several times.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _mandates = new("--mandate")
    {
        Description = "A mandate file, or one that ships; several may be given. Default on the embedded data: the invented ones. A party without one values its real income.",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _welfare = new("--welfare") { Description = "Leave mandates out: every party values its real income alone and has no red line." };
    private readonly Option<OutputFormat> _format = CommonOptions.Format();
    private readonly Option<string?> _out = CommonOptions.Out();

    public void AddTo(Command command, bool withMandates)
    {
        command.Add(_bloc);
        if (withMandates)
        {
            command.Add(_mandates);
            command.Add(_welfare);
        }
        foreach (var option in new Option[] { _background, _pressure, _data, _year, _format, _out }) command.Add(option);
    }

    public BargainRequest Request(ParseResult parsed, bool withMandates)
    {
        string[] given = withMandates ? parsed.GetValue(_mandates)! : [];
        var welfare = withMandates && parsed.GetValue(_welfare);
        if (welfare && given.Length > 0) throw new BadInputException("--welfare and --mandate contradict each other", "", "one of them");
        return new BargainRequest
        {
            Bloc = Bloc.Parse(parsed.GetValue(_bloc)!),
            Mandates = welfare ? [] : given.Length > 0 ? [.. given] : null,
            Data = parsed.GetValue(_data),
            Year = parsed.GetValue(_year),
            Background = parsed.GetValue(_background),
            Pressure = [.. parsed.GetValue(_pressure)!],
        };
    }

    /// <summary>Lists every rate unless a table is printed.</summary>
    public int Most(ParseResult parsed, bool all) => all || parsed.GetValue(_format) != OutputFormat.Table ? int.MaxValue : 15;

    public int Print(ParseResult parsed, BargainAnswer answer, CancellationToken cancellation)
    {
        StudyOutput.Write(answer.Tables, parsed.GetValue(_format), parsed.GetValue(_out), cancellation);
        return answer.IsMet ? ExitCode.Done : ExitCode.NotConverged;
    }

    /// <summary>A share or rate written in per cent.</summary>
    /// <exception cref="BadInputException">Out of range.</exception>
    public static double Percent(string text, string option, double low, double high) =>
        text.EndsWith('%') && double.TryParse(text[..^1], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
            ? value / 100
            : throw new BadInputException($"'{text}' cannot be used", option, FormattableString.Invariant($"a value from {low}% to {high}%"));
}
