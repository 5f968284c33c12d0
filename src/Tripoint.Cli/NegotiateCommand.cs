using System.CommandLine;
using Tripoint.Data.Embedded;

namespace Tripoint.Cli;

/// <summary>The verb <c>negotiate</c>: what parties promise each other, from the tariff line up.</summary>
internal static class NegotiateCommand
{
    public static Command Create()
    {
        var command = new Command("negotiate", "From a mandate to a package that is priced, tested and reported. Without a verb: the steps, with commands that work at once.")
        {
            new Command("schedule", "A party's tariff schedule, line by line.")
            {
                ScheduleShowCommand.Create(),
                ScheduleRatesCommand.Create(),
                ScheduleCheckCommand.Create(),
            },
            new Command("offer", "A party's offer: write, show, compare, sign, verify.")
            {
                OfferNewCommand.Create(),
                OfferShowCommand.Create(),
                OfferDiffCommand.Create(),
                OfferSignCommand.Create(),
                OfferVerifyCommand.Create(),
            },
            NegotiateStartCommand.Create(),
            PackagePriceCommand.Create(),
            PackageTestCommand.Create(),
            PackageReportCommand.Create(),
            BargainCommand.Create(),
            SearchCommand.Create(),
            FrontierCommand.Create(),
            EnforceCommand.Create(),
            MediateCommand.Create(),
            OptimalCommand.Create(),
            WarCommand.Create(),
            CooperateCommand.Create(),
        };
        command.SetAction(_ =>
        {
            Console.Out.Write(Steps);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Steps => $"""
        From a mandate to a package, on the embedded data. Every example is invented.

        1. Copy the examples, to edit them:         tripoint negotiate start my-talks
           They also work by name: {string.Join(", ", NegotiationLibrary.Names)}.
        2. Read an offer:                           tripoint negotiate offer show offer-kor
        3. Write one by formula:                    tripoint negotiate offer new KOR --swiss 8% --stage B10 --out offer-kor-2.yaml
        4. See what changed:                        tripoint negotiate offer diff offer-kor offer-kor-2.yaml
        5. Price the package for every party:       tripoint negotiate price package-cjk
        6. Test it, mandates included:              tripoint negotiate test package-cjk
           With your own mandate only:              tripoint negotiate test package-cjk --mandate my-talks/mandate-kor.yaml
        7. Freeze what was agreed:                  tripoint negotiate offer sign my-talks/offer-kor.yaml --by KOR
           and see whether it is still that:        tripoint negotiate offer verify my-talks/offer-kor.yaml
        8. Take it into the room:                   tripoint negotiate report package-cjk --lang zh
           writes negotiation.html and negotiation.xlsx, whose formulas are alive.
        9. Look into a tariff schedule by line:     tripoint negotiate schedule show own.csv --importer KOR
        10. Find the package that all prefer:       tripoint negotiate bargain --save bargain.yaml
            what can be reached at all:             tripoint negotiate frontier
            where to begin:                         tripoint negotiate search harvest
        11. Ask whether it holds by itself:         tripoint negotiate enforce
            and what happens without it:            tripoint negotiate war --players CHN,JPN,KOR,USA
        12. Let a neutral hold the mandates:        tripoint negotiate mediate --for KOR

        The formats of mandates, offers and packages: docs/guides/negotiate.md. Each verb explains itself with --help.

        """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
