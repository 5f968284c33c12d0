using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads a schedule of RCEP's Annex I kept as a spreadsheet (.xls or .xlsx): title lines that name the importer and the partners, a heading row
/// <c>HS Code | Product Description | Base Rate | Year 1 | … | Year 21 and Subsequent Years</c>, then lines by code. A row with a code and no
/// base rate is a heading. <c>U</c> is no commitment. Several sheets are refused unless one is chosen, for each is another partner's.
/// </summary>
public static class RcepScheduleXls
{
    /// <summary>Reads a schedule.</summary>
    /// <param name="path">The spreadsheet.</param>
    /// <param name="importer">The importer; null to take it from the title 'Schedule of Tariff Commitments of …'.</param>
    /// <param name="convention">The agreement's cuts and dates; null for RCEP's own.</param>
    /// <exception cref="BadInputException">Not such a spreadsheet, an importer it does not name, or faults of the schedule.</exception>
    public static ImportedSchedule Read(string path, Economy? importer = null, StagingConvention? convention = null)
    {
        // Old .xls files hold text in Windows code pages, which .NET knows only once their provider is registered; doing so twice is harmless.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            return new RcepSheet(path, reader).Read(importer, convention);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException("the file does not exist", path, "", "Check the path");
        }
        catch (Exception e) when (e is ExcelReaderException or IOException or UnauthorizedAccessException or IndexOutOfRangeException or ArgumentException or InvalidDataException)
        {
            throw new BadInputException($"the spreadsheet cannot be read ({e.Message})", path, "an .xls or .xlsx file", "Fetch it again, or save it from a spreadsheet program");
        }
    }
}
