using System.Collections.Immutable;
using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Studies.Bargains;

namespace Tripoint.Cli;

/// <summary>Who chooses tariffs, between which rates, and on whose data: what <c>negotiate optimal</c>, <c>war</c> and <c>cooperate</c> share.</summary>
internal sealed class PlayerOptions
{
    private readonly BargainInput _input = new();
    private readonly Option<string?> _players = new("--players") { Description = "Economies, such as CHN,USA (default: the bloc's members; with --ossa all seven)." };
    private readonly Option<string> _floor = new("--floor") { Description = "The lowest tariff; below zero is an import subsidy (with --ossa by default -50%).", DefaultValueFactory = _ => "" };
    private readonly Option<string> _ceiling = new("--ceiling") { Description = "The highest tariff (default 300%; with --ossa 1000%).", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _ossa = new("--ossa") { Description = "A folder with the replication data of Ossa (2014): taken in place of a table, with the paper's own model." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _players, _floor, _ceiling, _ossa }) command.Add(option);
        _input.AddTo(command, false);
    }

    /// <summary>What was asked for; rates are fractions.</summary>
    public (BargainRequest Request, ImmutableArray<Economy> Players, double Floor, double Ceiling) Read(ParseResult parsed)
    {
        var ossa = parsed.GetValue(_ossa);
        var request = _input.Request(parsed, false) with { Ossa = ossa };
        var players = parsed.GetValue(_players) is { } codes
            ? codes.Contains(',', StringComparison.Ordinal) ? Bloc.Parse(codes).Members : Economy.TryOf(codes.Trim(), out var one) ? [one] : Bloc.Parse(codes).Members
            : ossa is null ? request.Bloc.Members : WarStudy.Everybody(request);
        return (request, players, Rate(_floor, ossa is null ? "0%" : "-50%", -99, 100), Rate(_ceiling, ossa is null ? "300%" : "1000%", 1, 5000));

        double Rate(Option<string> option, string standard, double low, double high) =>
            BargainInput.Percent(parsed.GetValue(option) is { Length: > 0 } given ? given : standard, option.Name, low, high);
    }

    public int Print(ParseResult parsed, BargainAnswer answer, CancellationToken cancellation) => _input.Print(parsed, answer, cancellation);
}
