using System.Globalization;
using System.Text;

namespace Tripoint.Studies.Reports.Spreadsheets;

/// <summary>One sheet of a workbook, filled row by row. Rows and columns count from 1.</summary>
internal sealed class XlsxSheet(string name)
{
    private readonly StringBuilder _rows = new();
    private readonly List<double> _widths = [];
    private int _row;
    private int _column;

    /// <summary>The sheet's name, at most 31 characters.</summary>
    public string Name { get; } = name.Length <= 31 ? name : name[..31];

    /// <summary>The row that is being filled.</summary>
    public int CurrentRow => _row;

    /// <summary>Rows and columns that stay in sight; 0 for none.</summary>
    public (int Rows, int Columns) Frozen { get; set; }

    /// <summary>The width of each column in characters, from the first.</summary>
    public void Widths(params ReadOnlySpan<double> widths) => _widths.AddRange(widths);

    /// <summary>Begins the next row.</summary>
    public XlsxSheet Row()
    {
        if (_row > 0) _rows.Append("</row>");
        _row++;
        _column = 0;
        _rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{_row}\">");
        return this;
    }

    /// <summary>Leaves cells empty.</summary>
    public XlsxSheet Skip(int cells = 1)
    {
        _column += cells;
        return this;
    }

    /// <summary>A text.</summary>
    public XlsxSheet Text(string text, XlsxStyle style = XlsxStyle.Plain)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{Reference(++_column, _row)}\" s=\"{(int)style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(Escaped(text)).Append("</t></is></c>");
        return this;
    }

    /// <summary>A number; a fraction where the style is per cent. NaN leaves the cell empty.</summary>
    public XlsxSheet Value(double value, XlsxStyle style = XlsxStyle.Plain)
    {
        if (!double.IsFinite(value)) return Skip();
        _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{Reference(++_column, _row)}\" s=\"{(int)style}\"><v>{value:R}</v></c>");
        return this;
    }

    /// <summary>A formula, without the equals sign, and its value for programs that do not calculate.</summary>
    public XlsxSheet Formula(string formula, double value, XlsxStyle style = XlsxStyle.Plain)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{Reference(++_column, _row)}\" s=\"{(int)style}\"><f>{Escaped(formula)}</f><v>{(double.IsFinite(value) ? value : 0):R}</v></c>");
        return this;
    }

    /// <summary>The name of a cell: column 3, row 5 is C5.</summary>
    public static string Reference(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column: 1 is A, 27 AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>The sheet as its XML part.</summary>
    public string Xml()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (Frozen != default)
        {
            var (rows, columns) = Frozen;
            var pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
            xml.Append("<sheetViews><sheetView workbookViewId=\"0\"><pane");
            if (columns > 0) xml.Append(CultureInfo.InvariantCulture, $" xSplit=\"{columns}\"");
            if (rows > 0) xml.Append(CultureInfo.InvariantCulture, $" ySplit=\"{rows}\"");
            xml.Append(CultureInfo.InvariantCulture, $" topLeftCell=\"{Reference(columns + 1, rows + 1)}\" activePane=\"{pane}\" state=\"frozen\"/></sheetView></sheetViews>");
        }
        if (_widths.Count > 0)
        {
            xml.Append("<cols>");
            for (var k = 0; k < _widths.Count; k++) xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{k + 1}\" max=\"{k + 1}\" width=\"{_widths[k]:0.##}\" customWidth=\"1\"/>");
            xml.Append("</cols>");
        }
        xml.Append("<sheetData>").Append(_rows);
        if (_row > 0) xml.Append("</row>");
        return xml.Append("</sheetData></worksheet>").ToString();
    }

    internal static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case < 0x20 and not ('\t' or '\n') or 0xFFFE or 0xFFFF: break;
                default: safe.Append(rune.ToString()); break;
            }
        }
        return safe.ToString();
    }
}
