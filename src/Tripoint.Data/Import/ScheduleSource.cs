using System.Security.Cryptography;
using System.Text;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>The schedule that an offer names: a CSV of one's own, an RCEP spreadsheet, or the folder of Japan's schedule.</summary>
internal static class ScheduleSource
{
    /// <summary>Reads a schedule.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="importer">Whose schedule it must be.</param>
    /// <param name="column">For Japan's: the rate column, such as CHN; empty for the most-favoured-nation rates.</param>
    /// <param name="partners">To whom it is granted, for its heading.</param>
    /// <param name="convention">How the agreement counts.</param>
    public static Schedule Read(string path, Economy importer, string column, string partners, StagingConvention convention)
    {
        if (Directory.Exists(path)) return JapanTariffSchedule.Read(path).For(column.Length == 0 ? JapanTariff.MostFavoured : column).Schedule;
        if (!File.Exists(path)) throw new BadInputException("the schedule does not exist", path, "a file beside the offer");
        return path.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? RcepScheduleXls.Read(path, importer, convention).Schedule
            : ScheduleCsv.Read(path, importer, partners, convention).Schedule;
    }

    /// <summary>SHA-256 of a file, or of all files of a folder by name, hexadecimal.</summary>
    public static string Sha256(string path)
    {
        if (!Directory.Exists(path))
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)) all.Append(Path.GetFileName(file)).Append(' ').Append(Sha256(file)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
