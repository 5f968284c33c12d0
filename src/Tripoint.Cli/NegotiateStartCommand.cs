using System.CommandLine;
using System.Text;
using Tripoint.Data.Embedded;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary><c>negotiate start</c>: the example documents as files to edit.</summary>
internal static class NegotiateStartCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A folder to write the examples into; it is made where it does not exist." };
        var command = new Command("start", "Copy the example mandates, offers and package (all invented) into a folder, to edit them.") { folder };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetRequiredValue(folder), cancellation)));
        return command;
    }

    private static int Run(string folder, CancellationToken cancellation)
    {
        var there = NegotiationLibrary.Names.Where(n => File.Exists(Path.Combine(folder, n + ".yaml"))).ToList();
        if (there.Count > 0) throw new BadInputException($"the folder already holds {string.Join(", ", there.Select(n => n + ".yaml"))}", folder, "a new or empty folder", "Nothing was written");
        Directory.CreateDirectory(folder);
        foreach (var name in NegotiationLibrary.Names)
            OutputFile.Write(Path.Combine(folder, name + ".yaml"), stream => stream.Write(Encoding.UTF8.GetBytes(NegotiationLibrary.Text(name))), cancellation);
        Console.Out.WriteLine($"Written to {folder}: {string.Join(", ", NegotiationLibrary.Names.Select(n => n + ".yaml"))}.");
        Console.Out.WriteLine($"Edit them, then: tripoint negotiate price {Path.Combine(folder, "package-cjk.yaml")}");
        return ExitCode.Done;
    }
}
