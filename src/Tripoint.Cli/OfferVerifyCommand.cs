using System.CommandLine;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary><c>negotiate offer verify</c>: whether a document still holds what was signed.</summary>
internal static class OfferVerifyCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("document") { Description = "An offer or package file." };
        var hash = new Option<string?>("--sha256") { Description = "The hash it must have, from the minutes or the other side; also for a document without a signature." };
        var command = new Command("verify", "Whether an offer or package still holds what was signed. Ends with 2 where it does not.") { path, hash };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetValue(hash)));
        return command;
    }

    private static int Run(string path, string? expected)
    {
        var (hash, signature) = Read(path);
        if (expected is not null && !hash.Equals(expected, StringComparison.OrdinalIgnoreCase))
            throw new BadInputException($"the content has the hash {hash}", path, $"{expected}, given with --sha256", "The document is not the one that was agreed");
        if (expected is null && signature is null) throw new BadInputException("the document is not signed", path, "a line 'signed:', or --sha256", $"Its content has the hash {hash}");
        Console.Out.WriteLine(signature is null ? $"Intact: the content has the hash {hash}." : $"Intact: the content is what {(signature.By.Length == 0 ? "was" : signature.By)} signed, hash {hash}.");
        return ExitCode.Done;
    }

    private static (string Hash, DocumentSignature? Signature) Read(string path)
    {
        if (!OfferFile.IsPackage(path)) return OfferFile.ReadOffer(path) is var offer ? (offer.Hash, offer.Signature) : default;
        var package = OfferFile.ReadPackage(path);
        return (package.Hash, package.Signature);
    }
}
