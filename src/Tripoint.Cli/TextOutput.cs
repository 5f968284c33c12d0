using System.Text;
using Spectre.Console;

namespace Tripoint.Cli;

/// <summary>Where a verb's answer goes: standard output, or a file that is written whole or not at all.</summary>
internal static class TextOutput
{
    /// <summary>The width of tables that no terminal limits.</summary>
    private const int FileWidth = 160;

    /// <summary>Writes the answer.</summary>
    /// <param name="file">The file; null: standard output.</param>
    /// <param name="write">Writes the answer.</param>
    /// <param name="cancellation">Stops before anything is left half-written.</param>
    public static void Write(string? file, Action<TextWriter> write, CancellationToken cancellation)
    {
        if (file is null)
        {
            write(System.Console.Out);
            System.Console.Out.Flush();
            return;
        }
        OutputFile.Write(file, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            write(writer);
        }, cancellation);
        System.Console.Error.WriteLine($"Written to {file}.");
    }

    /// <summary>A console for tables: the terminal with its width and colours, or plain and wide where the answer goes elsewhere.</summary>
    public static IAnsiConsole Console(TextWriter writer, string? file)
    {
        if (file is null && !System.Console.IsOutputRedirected) return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = FileWidth;
        return console;
    }
}
