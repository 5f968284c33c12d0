using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary>Brings a source of trade statistics into the trade store, file by file; files that are there already are passed over.</summary>
internal static class TradeImportRun
{
    public static int Run(TradeImportKind kind, TradeRequest request, string name, bool replace, OutputFormat format, CancellationToken cancel)
    {
        TableStore.CheckName(name);
        CheckFree(name);
        var files = kind.Files(request);
        var done = new List<(TradeFile File, TradeImportRecord? Record)>();
        // The answer comes after the bar; with several files those stored so far stay when a later one is refused or the user stops.
        WithProgress(files.Count, report =>
        {
            using var store = TradeStore.OpenForWriting();
            foreach (var file in files)
            {
                cancel.ThrowIfCancellationRequested();
                report($"{done.Count + 1}/{files.Count} reading {file.Name}", 0);
                if (store.Exists(name) && store.Holds(name, file.Name, file.Sha256()))
                {
                    done.Add((file, null));
                    continue;
                }
                var import = file.Read(cancel);
                report($"{done.Count + 1}/{files.Count} storing {file.Name}", 0);
                done.Add((file, store.Write(name, import, TimeProvider.System, replace, share => report($"{done.Count + 1}/{files.Count} storing {file.Name}", share), cancel)));
            }
        });
        Print(name, done, format);
        return ExitCode.Done;
    }

    // One name stands for one thing, so that --data is never ambiguous.
    private static void CheckFree(string name)
    {
        using var tables = TableStore.OpenForReading();
        if (tables.Exists(name)) throw new BadInputException($"'{name}' is the name of an imported table", "--name", "a name that no table has");
    }

    private static void WithProgress(int files, Action<Action<string, double>> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            work((_, _) => { });
            return;
        }
        AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(files == 1 ? "importing" : string.Create(CultureInfo.InvariantCulture, $"importing {files} files"), maxValue: 1);
            work((what, share) =>
            {
                task.Description = Markup.Escape(what);
                task.Value = share;
            });
        });
    }

    private static void Print(string name, List<(TradeFile File, TradeImportRecord? Record)> done, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(new JsonObject
            {
                ["schema"] = "tripoint.trade-import/1",
                ["dataset"] = name,
                ["files"] = new JsonArray([.. done.Select(d => (JsonNode)new JsonObject
                {
                    ["file"] = d.File.Name,
                    ["stored"] = d.Record is not null,
                    ["rows"] = d.Record?.Rows,
                    ["sha256"] = d.Record?.Source.Sha256,
                    ["notes"] = d.Record?.Notes,
                })]),
            });
            return;
        }
        TextTable.Print(["file", "flows", "state", "notes"], done.Select(d => (string[])
        [
            d.File.Name, d.Record?.Rows.ToString("N0", CultureInfo.InvariantCulture) ?? "", d.Record is null ? "there already" : "stored", d.Record?.Notes ?? "",
        ]), format == OutputFormat.Csv);
        if (format == OutputFormat.Table) Console.Out.WriteLine($"Dataset '{name}': see 'tripoint data show {name}'.");
    }
}
