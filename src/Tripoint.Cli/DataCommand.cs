using System.CommandLine;

namespace Tripoint.Cli;

/// <summary>The verb <c>data</c>: bring tables in, look at them, check them, remove them.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Tables and their sources: import, list, show, verify, remove, books, fetch, build.")
    {
        DataImportCommand.Create(),
        DataListCommand.Create(),
        DataShowCommand.Create(),
        DataVerifyCommand.Create(),
        DataRemoveCommand.Create(),
        DataBooksCommand.Create(),
        DataFetchCommand.Create(),
        DataBuildCommand.Create(),
    };
}
