using System.CommandLine;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Cli;

/// <summary><c>tripoint source plan</c>, <c>frontier</c> and <c>joint</c>: what to buy from whom, at what cost and risk, alone or together.</summary>
internal static class SourcePlanCommand
{
    public static Command Plan() => Create("plan", "The cheapest plan under capacity, ceilings and risk: from a product's market, or from a file of suppliers.", isFrontier: false);

    public static Command Frontier() => Create("frontier", "The plans that nothing improves in both cost and risk, from the cheapest to the safest.", isFrontier: true);

    public static Command Joint()
    {
        var options = new SourceOptions(withWithout: false);
        var plan = new PlanOptions();
        Option<string> bloc = CommonOptions.Bloc();
        Option<OutputFormat> format = CommonOptions.Format();
        Option<string?> output = CommonOptions.Out();
        var command = new Command("joint", "A bloc buys and stocks together: what it saves against each member alone, and each one's part.");
        options.AddTo(command);
        plan.AddTo(command);
        foreach (var option in new Option[] { bloc, format, output }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var buyers = Bloc.Parse(parsed.GetValue(bloc)!);
            var request = plan.Request(parsed, options.Request(parsed, buyers.Members[0]));
            if (buyers.Members.Length > JointPurchase.MostMembers) throw new BadInputException($"{buyers.Code} has {buyers.Members.Length} members", "--bloc", $"at most {JointPurchase.MostMembers} buyers: the division needs the plan of every group of them");
            return StudyOutput.Write(PlanStudy.Joint(request, buyers, cancellation), parsed.GetValue(format), parsed.GetValue(output), cancellation);
        }, cancellation));
        return command;
    }

    private static Command Create(string name, string description, bool isFrontier)
    {
        var options = new SourceOptions(withWithout: true);
        var plan = new PlanOptions();
        var suppliers = new Option<string?>("--suppliers") { Description = "Your own suppliers instead of a product's market: CSV with name,unit_cost,capacity and, where wanted, current, ramp_cost, minimum_lot, share_ceiling, country, route." };
        var demand = new Option<double?>("--demand") { Description = "With --suppliers: the quantity needed, in their unit." };
        var corners = new Option<int>("--corners") { Description = "The most corners of the frontier.", DefaultValueFactory = _ => 12 };
        Option<OutputFormat> format = CommonOptions.Format();
        Option<string?> output = CommonOptions.Out();
        var command = new Command(name, description);
        options.AddTo(command);
        plan.AddTo(command);
        foreach (var option in new Option[] { suppliers, demand, format, output }) command.Options.Add(option);
        if (isFrontier) command.Options.Add(corners);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            if (isFrontier && parsed.GetValue(corners) is < 2 or > 1000) throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(corners)} corners"), "--corners", "2 to 1000");
            if (parsed.GetValue(suppliers) is { } file)
            {
                var (data, weight) = plan.Own(parsed, SupplierCsv.Read(file), parsed.GetValue(demand));
                string[] notes = [$"Suppliers: {Path.GetFileName(file)}."];
                var table = isFrontier
                    ? PlanStudy.FrontierTable(data, weight, parsed.GetValue(corners), "Cost against risk", notes, cancellation)
                    : PlanStudy.Own(data, weight, notes);
                return StudyOutput.Write(table, parsed.GetValue(format), parsed.GetValue(output), cancellation);
            }
            if (parsed.GetValue(demand) is not null) throw new BadInputException("a demand without suppliers", "--demand", "--suppliers FILE with it; a market's demand is today's imports");
            var request = plan.Request(parsed, options.Request(parsed));
            return StudyOutput.Write(
                isFrontier ? PlanStudy.Frontier(request, parsed.GetValue(corners), cancellation) : PlanStudy.Plan(request), parsed.GetValue(format), parsed.GetValue(output), cancellation);
        }, cancellation));
        return command;
    }
}
