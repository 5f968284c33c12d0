using System.CommandLine;
using Tripoint.Data.Embedded;
using Tripoint.Studies.Negotiations;

namespace Tripoint.Cli;

/// <summary>The package, mandates and data that <c>negotiate price</c>, <c>test</c> and <c>report</c> share; each verb makes its own.</summary>
internal sealed class PackageInput
{
    private readonly Argument<string> _package = new("package") { Description = $"A package file, or one that ships: {string.Join(", ", NegotiationLibrary.Names.Where(n => n.StartsWith("package", StringComparison.Ordinal)))}." };

    private readonly Option<string[]> _mandates = new("--mandate")
    {
        Description = "A mandate file, or one that ships; several may be given. Default for the package that ships: the invented ones.",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<int?> _year = CommonOptions.Year();

    public void AddTo(Command command)
    {
        command.Add(_package);
        foreach (var option in new Option[] { _mandates, _data, _year }) command.Add(option);
    }

    public NegotiationReport Load(ParseResult parsed, Func<NegotiationRequest, NegotiationRequest> with, CancellationToken cancellation)
    {
        var request = new NegotiationRequest
        {
            Package = parsed.GetRequiredValue(_package),
            Mandates = [.. parsed.GetValue(_mandates)!],
            Data = parsed.GetValue(_data),
            Year = parsed.GetValue(_year),
        };
        using var progress = new SolveProgressLine();
        return NegotiationStudy.Run(with(request), progress, cancellation);
    }
}
