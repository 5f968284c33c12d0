using System.CommandLine;
using Tripoint.Data.Store;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary><c>tripoint data remove NAME</c>.</summary>
internal static class DataRemoveCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The table." };
        var command = new Command("remove", "Remove an imported table.") { name };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name)));
        return command;
    }

    private static int Run(string name)
    {
        if (name == TableCatalog.Embedded) throw new BadInputException("the dataset that ships cannot be removed", "", "the name of an imported table");
        bool isTrade;
        using (var trade = TradeStore.OpenForReading()) isTrade = trade.Exists(name);
        if (isTrade)
        {
            using (var trade = TradeStore.OpenForWriting()) trade.Remove(name);
            Console.Out.WriteLine($"Removed '{name}'; the record of its imports stays.");
            return ExitCode.Done;
        }
        // A look first: removing what is not there must not create a store.
        using (var store = TableStore.OpenForReading()) store.Find(name);
        using (var store = TableStore.OpenForWriting()) store.Remove(name);
        Console.Out.WriteLine($"Removed '{name}'.");
        return ExitCode.Done;
    }
}
