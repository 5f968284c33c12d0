using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

public sealed partial class TradeStore
{
    /// <summary>The datasets, by name.</summary>
    public ImmutableArray<TradeDataset> List() => [.. Rows("SELECT name FROM dataset ORDER BY name", r => r.GetString(0)).Select(Find)];

    /// <summary>Whether there is a dataset of that name.</summary>
    public bool Exists(string name) => FindDataset(name) is not null;

    /// <summary>A dataset by name.</summary>
    /// <exception cref="DataMissingException">There is none; lists those there are.</exception>
    public TradeDataset Find(string name)
    {
        var (id, kind, digits) = RequireDataset(name);
        var units = Units(id);
        return new TradeDataset(
            name, kind, digits,
            [.. units.Select(u => u.Period).Distinct().Order().Select(TradePeriod.OfCode)],
            [.. units.Select(u => (TradeBooks)u.Books).Distinct().Order()],
            [.. units.Select(u => (HsEdition)u.Edition).Distinct().Order()],
            Count("SELECT sum(rows) FROM unit WHERE dataset_id = $1", id),
            [.. Imports(name)]);
    }

    /// <summary>Reads a dataset's flows again and compares them with what each import recorded.</summary>
    /// <returns>What is wrong; empty where all is well. Imports of which a part was replaced are compared by their number of rows.</returns>
    /// <exception cref="DataMissingException">There is none of that name.</exception>
    public ImmutableArray<Fault> Verify(string name)
    {
        var (id, _, _) = RequireDataset(name);
        var prints = new Dictionary<int, (FlowFingerprint Print, long Rows)>();
        ColumnReader.Read(_connection!, string.Create(CultureInfo.InvariantCulture,
            $"SELECT period, books, product, suffix, importer, exporter, value, coalesce(quantity, 'nan'::DOUBLE), import_id FROM flow WHERE dataset_id = {id}"), (in ColumnReader.ChunkColumns c) =>
        {
            for (var row = 0; row < c.Rows; row++)
            {
                var import = c.Column<int>(8)[row];
                var (print, rows) = prints.GetValueOrDefault(import);
                print.Add(c.Column<int>(0)[row], c.Column<sbyte>(1)[row], c.Column<int>(2)[row], c.Column<int>(3)[row], c.Column<short>(4)[row], c.Column<short>(5)[row], c.Column<double>(6)[row], c.Column<double>(7)[row]);
                prints[import] = (print, rows + 1);
            }
        });
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var import in Imports(name).Where(i => i.State == "current"))
        {
            var (print, rows) = prints.GetValueOrDefault(import.Id);
            var counted = Count("SELECT sum(rows) FROM unit WHERE import_id = $1", import.Id);
            if (rows != counted) faults.Add(new Fault($"{import.Source.File}: {rows} flows are stored", File, $"{counted}"));
            else if (rows == import.Rows && print.ToString() != import.Fingerprint) faults.Add(new Fault($"{import.Source.File}: the stored flows are not those imported", File, $"the fingerprint {import.Fingerprint}", "Import the file again with --replace"));
        }
        return faults.ToImmutable();
    }

    /// <summary>The names of products, where the source had them.</summary>
    public ImmutableDictionary<Hs6, string> ProductNames(string name) => Rows(
        "SELECT product, name FROM product_name WHERE dataset_id = $1", r => (Product: Hs6.OfNumber(r.GetInt32(0)), Name: r.GetString(1)), RequireDataset(name).Id)
        .ToImmutableDictionary(p => p.Product, p => p.Name);

    private List<TradeImportRecord> Imports(string name) => Rows(
        "SELECT import_id, kind, title, vintage, licence, file, sha256, rows, content_sha256, imported_at, state, notes FROM import_log WHERE dataset = $1 ORDER BY import_id",
        r => new TradeImportRecord(r.GetInt32(0), name, r.GetString(1), new SourceRecord(r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6)), r.GetInt64(7),
            r.GetString(8), r.GetString(9), r.GetString(10), r.GetString(11)), name);

    private (int Id, string Kind, int Digits)? FindDataset(string name)
    {
        var found = Rows("SELECT dataset_id, kind, digits FROM dataset WHERE name = $1", r => (r.GetInt32(0), r.GetString(1), r.GetInt32(2)), name);
        return found.Count == 0 ? null : found[0];
    }

    private (int Id, string Kind, int Digits) RequireDataset(string name) => FindDataset(name) ?? throw new DataMissingException(new Fault(
        $"there is no trade dataset '{name}'", File, string.Join(", ", Rows("SELECT name FROM dataset ORDER BY name", r => r.GetString(0)).DefaultIfEmpty("none is imported yet")),
        "Import one with 'tripoint data import baci|comtrade|trade-csv|national'"));

    private List<TradeUnit> Units(int dataset) => Rows(
        "SELECT period, books, reporter, edition, import_id FROM unit WHERE dataset_id = $1", r => new TradeUnit(r.GetInt32(0), Convert.ToInt32(r.GetValue(1), CultureInfo.InvariantCulture), r.GetInt16(2), Convert.ToInt32(r.GetValue(3), CultureInfo.InvariantCulture), r.GetInt32(4)), dataset);
}
