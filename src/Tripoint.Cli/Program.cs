using System.CommandLine;
using System.Text;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary>The executable <c>tripoint</c>: one verb a file; faults become one clear message and an exit code, never a stack trace.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("Tripoint: the workbench for economies that negotiate together.")
        {
            BriefCommand.Create(),
            DataCommand.Create(),
            SimulateCommand.Create(),
            ExposureCommand.Create(),
            ClaimsCommand.Create(),
            IoCommand.Create(),
            DisruptCommand.Create(),
            NegotiateCommand.Create(),
            SourceCommand.Create(),
            ServeCommand.Create(),
            ConnectCommand.Create(),
            PartialCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"tripoint: {error.Message}");
            var verb = args.TakeWhile(a => a.Length > 0 && a[0] != '-').Take(1);
            Console.Error.WriteLine($"Try '{string.Join(' ', ["tripoint", .. verb, "--help"])}'.");
            return ExitCode.BadInput;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException e)
        {
            foreach (var fault in e.Faults) Console.Error.WriteLine($"tripoint: {fault}");
            return ExitCode.BadInput;
        }
        catch (DataMissingException e)
        {
            Console.Error.WriteLine($"tripoint: {e.Fault}");
            return ExitCode.DataMissing;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("tripoint: stopped; nothing was left half-written.");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder without write permission, a full disk, a path that is a folder: the system's own words name the path.
            Console.Error.WriteLine($"tripoint: {e.Message.TrimEnd('.')}. Choose another place with --out, or free some space.");
            return ExitCode.BadInput;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("TRIPOINT_TRACE") is not { Length: > 0 })
        {
            Console.Error.WriteLine($"tripoint: a fault of the program itself, not of the input ({e.GetType().Name}: {e.Message.TrimEnd('.')}). Please report it with what TRIPOINT_TRACE=1 prints.");
            return ExitCode.ProgramFault;
        }
    }
}
