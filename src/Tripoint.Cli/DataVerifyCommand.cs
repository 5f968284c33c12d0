using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tripoint.Data.Store;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary><c>tripoint data verify NAME</c>.</summary>
internal static class DataVerifyCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The table." };
        var format = CommonOptions.Format();
        var command = new Command("verify", "Re-run a table's checks, hash what is stored and compare with the import.") { name, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string name, OutputFormat format)
    {
        using (var trade = TradeStore.OpenForReading())
        {
            if (trade.Exists(name)) return Trade(name, trade.Verify(name), format);
        }
        VerificationResult result;
        using (var store = TableStore.OpenForReading()) result = store.Verify(name);
        switch (format)
        {
            case OutputFormat.Json:
                JsonOutput.Print(new JsonObject
                {
                    ["schema"] = "tripoint.data-verify/1",
                    ["name"] = name,
                    ["holds"] = result.Holds,
                    ["contentSha256"] = result.ContentSha256,
                    ["importedSha256"] = result.Table.ContentSha256,
                    ["checks"] = TableReport.Checks(result.Checks),
                    ["faults"] = new JsonArray([.. result.Faults.Select(f => (JsonNode)f.ToString())]),
                });
                break;
            case OutputFormat.Csv:
                TextTable.Print(
                    ["check", "residual", "tolerance", "where"],
                    result.Checks.Select(c => (string[])[c.Identity, Show(c.Residual), Show(c.Tolerance), c.Where])
                        .Prepend(["stored content as imported", result.ContentSha256 == result.Table.ContentSha256 ? "0" : "1", "0", result.ContentSha256]), csv: true);
                break;
            default:
                Console.Out.WriteLine($"stored content  {result.ContentSha256} ({(result.ContentSha256 == result.Table.ContentSha256 ? "as imported" : "not as imported")})");
                foreach (var check in result.Checks) Console.Out.WriteLine($"{check.Identity}: largest residual {Show(check.Residual)}");
                Console.Out.WriteLine(result.Holds ? $"'{name}' is as imported and balances." : $"'{name}' does not hold:");
                break;
        }
        foreach (var fault in result.Faults) Console.Error.WriteLine($"tripoint: {fault}");
        return result.Holds ? ExitCode.Done : ExitCode.BadInput;
    }

    private static int Trade(string name, IReadOnlyList<Fault> faults, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(new JsonObject
            {
                ["schema"] = "tripoint.trade-verify/1",
                ["name"] = name,
                ["holds"] = faults.Count == 0,
                ["faults"] = new JsonArray([.. faults.Select(f => (JsonNode)f.ToString())]),
            });
        }
        else
        {
            Console.Out.WriteLine(faults.Count == 0 ? $"'{name}' is as imported." : $"'{name}' does not hold:");
        }
        foreach (var fault in faults) Console.Error.WriteLine($"tripoint: {fault}");
        return faults.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private static string Show(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
