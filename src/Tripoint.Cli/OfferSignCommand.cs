using System.CommandLine;
using System.Text;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary><c>negotiate offer sign</c>: writes the content hash into a document.</summary>
internal static class OfferSignCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("document") { Description = "An offer or package file; it is changed in place unless --out is given." };
        var by = new Option<string>("--by") { Description = "Who signs, such as KOR.", Required = true };
        var file = CommonOptions.Out();
        var command = new Command("sign", "Write the hash of its content into an offer or package. A hash shows that nothing was changed; it does not prove who signed.") { path, by, file };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetRequiredValue(path), parsed.GetRequiredValue(by), parsed.GetValue(file), cancellation)));
        return command;
    }

    private static int Run(string path, string by, string? output, CancellationToken cancellation)
    {
        if (!File.Exists(path)) throw new BadInputException("the document does not exist", path, "a file of your own", "Copy the examples with 'tripoint negotiate start FOLDER'");
        var hash = OfferFile.IsPackage(path) ? OfferFile.ReadPackage(path, allowChanged: true).Hash : OfferFile.ReadOffer(path, allowChanged: true).Hash;
        var signed = OfferFile.WithSignature(File.ReadAllText(path), hash, by);
        OutputFile.Write(output ?? path, stream => stream.Write(Encoding.UTF8.GetBytes(signed)), cancellation);
        Console.Out.WriteLine($"Signed by {by}: {output ?? path}, hash {hash}.");
        return ExitCode.Done;
    }
}
