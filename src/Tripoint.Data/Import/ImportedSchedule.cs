using System.Collections.Immutable;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>A schedule read from a file, with what was and was not understood.</summary>
/// <param name="Schedule">The checked schedule.</param>
/// <param name="LinesInFile">Tariff lines the file has.</param>
/// <param name="Cells">Non-empty rate cells of the columns that the schedule needs.</param>
/// <param name="Unparsed">Cells that could not be read; their lines are not in the schedule.</param>
/// <param name="Remarks">What a reader must know about the source, one sentence each.</param>
public sealed record ImportedSchedule(Schedule Schedule, int LinesInFile, int Cells, ImmutableArray<UnparsedRate> Unparsed, ImmutableArray<string> Remarks)
{
    /// <summary>The share of the file's lines whose every rate was read.</summary>
    public double ParsedShare => LinesInFile == 0 ? 0 : (double)Schedule.Lines.Length / LinesInFile;
}
