using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Reads a matrix of numbers separated by blanks or tabs, one row a line, with faults placed by line and column.</summary>
public static class TextMatrix
{
    private static readonly char[] s_blanks = [' ', '\t'];

    /// <summary>Reads a matrix, row by row into one array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Rows expected; empty lines at the end are allowed.</param>
    /// <param name="columns">Columns expected in every row.</param>
    /// <param name="low">Smallest value accepted.</param>
    /// <param name="high">Largest value accepted.</param>
    /// <exception cref="BadInputException">The file is missing, has another shape, or holds something other than numbers in the range.</exception>
    public static double[] Read(string path, int rows, int columns, double low, double high)
    {
        var faults = new FaultList(path);
        var values = new double[rows * columns];
        var row = 0;
        long line = 0;
        foreach (var text in Lines(path))
        {
            line++;
            var fields = text.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0) continue;
            if (row >= rows)
            {
                faults.Add($"more than {rows} rows", line, 0, $"a matrix of {rows} rows and {columns} columns");
                break;
            }
            if (fields.Length != columns) faults.Add($"{fields.Length} values", line, 0, $"{columns} values in every row", "Fetch the file again if it was cut short");
            for (var column = 0; column < Math.Min(columns, fields.Length); column++)
            {
                if (double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
                    values[(row * columns) + column] = value;
                else
                    faults.Add($"'{fields[column]}' cannot be used here", line, column + 1, FormattableString.Invariant($"a number from {low} to {high}"));
            }
            row++;
        }
        if (row < rows) faults.Add($"the file ends after {row} rows", line, 0, $"a matrix of {rows} rows and {columns} columns", "Fetch it again");
        faults.ThrowIfAny();
        return values;
    }

    private static string[] Lines(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new BadInputException("a folder was given where a file is needed", path);
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException("the file does not exist", path, "", "Check the path");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"the file cannot be read ({e.Message})", path);
        }
    }
}
