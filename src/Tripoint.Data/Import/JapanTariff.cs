using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>One nine-digit line of Japan's schedule with every column.</summary>
/// <param name="Code">Nine digits.</param>
/// <param name="Description">The line's own words, in Japanese.</param>
/// <param name="Unit">The statistical unit of quantity, the second where there are two.</param>
/// <param name="Rates">One for each of <see cref="JapanColumn.All"/>, inheritance resolved; null where the cell is empty.</param>
/// <param name="Marks">Marks and note references beside the rates, with the column's key.</param>
/// <param name="File">The chapter's file.</param>
/// <param name="Row">One-based position of the line's node in the file.</param>
public sealed record JapanTariffLine(TariffCode Code, string Description, string Unit, ImmutableArray<Rate?> Rates, string Marks, string File, int Row)
{
    /// <summary>
    /// The most-favoured-nation rate in force: the WTO rate where it is given without brackets, otherwise the temporary rate, otherwise the
    /// general rate. A WTO rate handed down from a heading has no brackets even where a line below has a lower temporary or general rate; it is
    /// left aside wherever it is certainly higher. Goods inside a WTO cell that stand in brackets take the temporary or general rate. Null where no column has a rate.
    /// </summary>
    public Rate? Applied
    {
        get
        {
            var national = Rates[JapanColumn.Temporary] ?? Rates[JapanColumn.General];
            return Rates[JapanColumn.Wto] switch
            {
                null or { Bracketed: true } or NoConcession => national ?? Rates[JapanColumn.Wto],
                VaryingRate v when national is not null && v.Options.Any(o => o.Bracketed) => v with { Options = [.. v.Options.Select(o => o.Bracketed ? national : o)] },
                var bound => national is not null && bound.IsCertainlyAbove(national) ? national : bound,
            };
        }
    }
}

/// <summary>Japan's statistical tariff schedule of one edition: every line, every column.</summary>
/// <param name="Edition">The edition, as 2026_07_09.</param>
/// <param name="Lines">The lines by code.</param>
/// <param name="Cells">Non-empty rate cells read, those of headings included.</param>
/// <param name="Unparsed">Cells that could not be read.</param>
public sealed record JapanTariff(string Edition, ImmutableArray<JapanTariffLine> Lines, int Cells, ImmutableArray<UnparsedRate> Unparsed)
{
    /// <summary>The key of the schedule towards everybody: the most-favoured-nation rates in force.</summary>
    public const string MostFavoured = "MFN";

    /// <summary>The position of a column by its key or its own header.</summary>
    /// <exception cref="BadInputException">There is no such column.</exception>
    public static int Column(string key)
    {
        for (var k = 0; k < JapanColumn.All.Length; k++)
        {
            var column = JapanColumn.All[k];
            if (string.Equals(column.Key, key, StringComparison.OrdinalIgnoreCase) || column.Header == key) return k;
        }
        throw new BadInputException($"Japan's schedule has no column for '{key}'", "--partner", $"{MostFavoured}, {string.Join(", ", JapanColumn.All.Select(c => c.Key).Skip(JapanColumn.Wto + 1))}");
    }

    /// <summary>
    /// The schedule towards one partner. The base is the most-favoured-nation rate in force; the commitment is the column's rate of this
    /// edition, which the file does not stage, which makes the schedule a snapshot. An empty cell is no concession.
    /// </summary>
    /// <param name="partner">The key of a preference or an agreement, or <see cref="MostFavoured"/>.</param>
    /// <exception cref="BadInputException">Unknown partner, or a column from which the rate in force is made.</exception>
    public ImportedSchedule For(string partner)
    {
        var everybody = string.Equals(partner, MostFavoured, StringComparison.OrdinalIgnoreCase);
        var column = everybody ? JapanColumn.Wto : Column(partner);
        if (!everybody && column <= JapanColumn.Wto)
            throw new BadInputException($"'{partner}' is no commitment of its own but enters the rate in force", "--partner", "", $"Ask for {MostFavoured}");
        var lines = new List<TariffLine>(Lines.Length);
        var unparsed = new List<UnparsedRate>(Unparsed.Where(u => u.Column == JapanColumn.All[column].Key || Array.Exists(["general", "temporary", "WTO"], c => c == u.Column)));
        // A heading's cell that cannot be read is missing in every line under it.
        var bad = unparsed.Select(u => u.Code).Distinct(StringComparer.Ordinal).ToArray();
        int cells = 0, above = 0;
        foreach (var line in Lines)
        {
            if (Array.Exists(bad, b => line.Code.Digits.StartsWith(b, StringComparison.Ordinal))) continue;
            if (line.Applied is not { } mfn)
            {
                unparsed.Add(new UnparsedRate(line.File, line.Row, line.Code.Digits, "general", "", "neither a general, temporary nor WTO rate is given"));
                continue;
            }
            var rate = everybody ? mfn : line.Rates[column];
            if (rate is not null) cells++;
            // The importer takes the lower rate: a preference above the rate in force prefers nothing.
            if (rate?.IsCertainlyAbove(mfn) == true)
            {
                above++;
                rate = mfn;
            }
            StagingCategory category = rate is null ? StagingCategory.Excluded : new ListedRates([rate]);
            lines.Add(new TariffLine(line.Code, line.Description, mfn, category, line.Marks, line.Row));
        }
        var convention = StagingConvention.Rcep("JPN");
        var schedule = Schedule.Create(Economy.Of("JPN"), everybody ? "everybody (most-favoured-nation rates in force)" : JapanColumn.All[column].Title, Edition, convention, lines, "Japan's tariff schedule", isSnapshot: true);
        string[] remarks =
        [
            $"Rates are those in force in the edition {Edition}; the file has no rates of other years.",
            "The base is the most-favoured-nation rate in force (WTO unless in brackets, else temporary, else general); an empty cell of an agreement is no concession.",
        ];
        return new ImportedSchedule(schedule, Lines.Length, cells, [.. unparsed], above == 0 ? [.. remarks] : [.. remarks, $"{above} lines have an agreement's rate above the rate in force, which is taken instead."]);
    }
}
