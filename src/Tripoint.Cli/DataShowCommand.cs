using System.CommandLine;
using Tripoint.Data.Store;

namespace Tripoint.Cli;

/// <summary><c>tripoint data show NAME</c>.</summary>
internal static class DataShowCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The table; 'embedded' for the one that ships." };
        var format = CommonOptions.Format();
        var command = new Command("show", "Show a table: dimensions, residuals, sources with SHA-256 and licence, what re-balancing moved.") { name, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string name, OutputFormat format)
    {
        if (name == TableCatalog.Embedded)
        {
            var catalog = new TableCatalog();
            TableReport.Print(TableReport.Of(new ImportedTable(name, "embedded", catalog.LoadWorld(name), null, catalog.LoadPanel(name)), null), format);
            return ExitCode.Done;
        }
        using (var trade = TradeStore.OpenForReading())
        {
            if (trade.Exists(name))
            {
                TradeReport.Print(trade.Find(name), format);
                return ExitCode.Done;
            }
        }
        using var store = TableStore.OpenForReading();
        TableReport.Print(TableReport.Of(store.Load(name), store.Find(name)), format);
        return ExitCode.Done;
    }
}
