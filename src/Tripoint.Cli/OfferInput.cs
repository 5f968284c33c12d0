using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Studies;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary>The bloc and data that an offer is shown against; each verb makes its own.</summary>
internal sealed class OfferInput
{
    private readonly Option<string> _bloc = CommonOptions.Bloc();
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<int?> _year = CommonOptions.Year();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _bloc, _data, _year }) command.Add(option);
    }

    public Bloc Bloc(ParseResult parsed) => Codes.Bloc.Parse(parsed.GetValue(_bloc)!);

    public WorldTable Table(ParseResult parsed) => TableChoice.World(parsed.GetValue(_data), parsed.GetValue(_year));

    /// <summary>A package of the bloc that holds one offer, or none.</summary>
    public Package Package(ParseResult parsed, Offer? offer = null) =>
        Negotiation.Offers.Package.Create(offer is null ? [] : [offer], new StagingConvention(new DateOnly(2027, 1, 1)), Bloc(parsed));
}
