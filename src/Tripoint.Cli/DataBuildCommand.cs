using System.CommandLine;
using Tripoint.Data.Embedded;

namespace Tripoint.Cli;

/// <summary><c>tripoint data build</c>: makes the embedded dataset again from its sources.</summary>
internal static class DataBuildCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Description = "The folder with the third-party data (icio-trade-tariffs, wiod-2013, co2-accounts, elasticities, concordances, caliendo-parro-1993, gravity-covariates, shipping, un-votes, product-trade).",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRIPOINT_SHARED_DATA") is { Length: > 0 } set ? set : Path.Combine("..", "shared", "data"),
        };
        var to = new Option<string>("--to")
        {
            Description = "The project's data folder: its parameters are read, its embedded files are written.",
            DefaultValueFactory = _ => "data",
        };
        var command = new Command("build", "Make the embedded dataset again from its sources, byte for byte.") { from, to };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), cancel)));
        return command;
    }

    private static int Run(string from, string to, CancellationToken cancel)
    {
        var step = 0;
        var files = new EmbeddedBuild(from, Path.Combine(to, "parameters")).Run(Progress, cancel);
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(to, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
        Console.WriteLine($"{files.Count} files, {files.Values.Sum(f => (long)f.Length) / 1e6:0.0} MB, written below {Path.GetFullPath(to)}");
        return ExitCode.Done;

        void Progress(string what)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r[{++step}/{EmbeddedBuild.Steps}] {what,-60}");
        }
    }
}
