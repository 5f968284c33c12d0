using System.IO.Compression;
using System.Text;

namespace Tripoint.Studies.Reports.Spreadsheets;

/// <summary>
/// A workbook in the Office Open XML format (ECMA-376), as much of it as the reports need: text, numbers, live formulas with their values, and a
/// few styles. The same content gives the same bytes: entries carry a fixed date.
/// </summary>
internal sealed class XlsxBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static readonly DateTimeOffset s_date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<XlsxSheet> _sheets = [];

    /// <summary>Adds a sheet after the others; a name that is taken gets a number.</summary>
    public XlsxSheet Add(string name)
    {
        var free = name;
        for (var k = 2; _sheets.Exists(s => s.Name == free); k++) free = FormattableString.Invariant($"{name} {k}");
        var sheet = new XlsxSheet(free);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Writes the workbook.</summary>
    public void Write(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var types = new StringBuilder(Declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>");
        var book = new StringBuilder($"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        var links = new StringBuilder($"{Declaration}<Relationships xmlns=\"{PackageRelations}\">");
        for (var k = 1; k <= _sheets.Count; k++)
        {
            types.Append(System.Globalization.CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{k}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            book.Append(System.Globalization.CultureInfo.InvariantCulture, $"<sheet name=\"{XlsxSheet.Escaped(_sheets[k - 1].Name)}\" sheetId=\"{k}\" r:id=\"rId{k}\"/>");
            links.Append(System.Globalization.CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{k}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{k}.xml\"/>");
        }
        links.Append(System.Globalization.CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{_sheets.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        Part(zip, "[Content_Types].xml", types.Append("</Types>").ToString());
        Part(zip, "_rels/.rels", $"{Declaration}<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part(zip, "xl/workbook.xml", book.Append("</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>").ToString());
        Part(zip, "xl/_rels/workbook.xml.rels", links.ToString());
        Part(zip, "xl/styles.xml", Styles());
        for (var k = 1; k <= _sheets.Count; k++) Part(zip, FormattableString.Invariant($"xl/worksheets/sheet{k}.xml"), _sheets[k - 1].Xml());
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_date;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    // The cell formats stand in the order of XlsxStyle.
    private static string Styles() => $"""
        {Declaration}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.00%"/><numFmt numFmtId="165" formatCode="#,##0.0"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/><xf numFmtId="1" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}
