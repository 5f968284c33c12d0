using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

public sealed partial class TableStore
{
    private static readonly ImmutableArray<string> s_tables =
    [
        "imported_table", "table_part", "part_log", "part_source", "part_economy", "part_sector", "final_category", "rebalancing", "rebalancing_largest", "numbers",
    ];

    /// <summary>The stored tables, by name.</summary>
    public IReadOnlyList<StoredTable> List()
    {
        if (_connection is null) return [];
        return Query(
            """
            SELECT t.name, t.kind, t.year, t.economies, t.sectors, t.imported_at, t.tripoint_version, t.content_sha256, p.how_made,
              (SELECT string_agg(part, ' ') FROM table_part q WHERE q.table_id = t.table_id)
            FROM imported_table t JOIN table_part p ON p.table_id = t.table_id
            QUALIFY row_number() OVER (PARTITION BY t.table_id ORDER BY p.part DESC) = 1 ORDER BY t.name
            """,
            r => new StoredTable(
                r.GetString(0), r.GetString(1), r.GetInt32(2), [.. r.GetString(9).Split(' ').OrderDescending(StringComparer.Ordinal)], r.GetInt32(3), r.GetInt32(4),
                DateTimeOffset.Parse(r.GetString(5), CultureInfo.InvariantCulture), r.GetString(6), r.GetString(7), r.GetString(8)));
    }

    /// <summary>The line of one table.</summary>
    /// <exception cref="DataMissingException">There is none of that name; lists those there are.</exception>
    public StoredTable Find(string name) => List().FirstOrDefault(t => t.Name == name) ?? throw Missing(name);

    /// <summary>Whether a table of that name is stored.</summary>
    public bool Exists(string name) => TryId(name, out _);

    /// <summary>The table the models read, checked again on the way.</summary>
    /// <exception cref="DataMissingException">No such table, or it has no coefficients.</exception>
    public WorldTable LoadWorld(string name) => Load(name, PartNames.World, "has bilateral flows only, no input coefficients",
        "Import it with --coefficients, or another table").ToWorld();

    /// <summary>The full input-output table as published.</summary>
    /// <exception cref="DataMissingException">No such table, or its source has no full input-output table.</exception>
    public InputOutputTable LoadInputOutput(string name) => Load(name, PartNames.InputOutput, "has no full input-output table: its source gives none",
        "Import a source that has one (icio, wiod2013, adb-mrio, eora26, exiobase)").ToInputOutput();

    /// <summary>The panel of bilateral flows.</summary>
    /// <exception cref="DataMissingException">No such table, or it has no flows by year.</exception>
    public TradePanel LoadPanel(string name) => Load(name, PartNames.Flows, "has no flows by year", "Import a source of kind icio-long").ToPanel();

    /// <summary>All parts of a table.</summary>
    /// <exception cref="DataMissingException">There is none of that name.</exception>
    public ImportedTable Load(string name)
    {
        var line = Find(name);
        var parts = Parts(Id(name)).ToDictionary(p => p.Part, StringComparer.Ordinal);
        return new ImportedTable(
            name, line.Kind,
            parts.TryGetValue(PartNames.World, out var world) ? world.ToWorld() : null,
            parts.TryGetValue(PartNames.InputOutput, out var full) ? full.ToInputOutput() : null,
            parts.TryGetValue(PartNames.Flows, out var panel) ? panel.ToPanel() : null);
    }

    /// <summary>Reads the stored content back, hashes it and compares with what was recorded, and builds every part, which checks it.</summary>
    /// <exception cref="DataMissingException">There is none of that name.</exception>
    public VerificationResult Verify(string name)
    {
        var line = Find(name);
        var parts = Parts(Id(name)).ToList();
        var hash = ContentHash.Of(parts);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        if (hash != line.ContentSha256)
            faults.Add(new Fault($"the stored content of '{name}' has changed: its SHA-256 is {hash}", File, line.ContentSha256, "Import it again with --replace"));
        var checks = ImmutableArray<ResidualCheck>.Empty;
        foreach (var part in parts)
        {
            try
            {
                if (part.Part == PartNames.World) checks = part.ToWorld().Report.Checks;
                else if (part.Part == PartNames.InputOutput) _ = part.ToInputOutput();
                else _ = part.ToPanel();
            }
            catch (BadInputException e)
            {
                faults.AddRange(e.Faults);
            }
            catch (ArgumentException e)
            {
                faults.Add(new Fault(e.Message, File));
            }
        }
        return new VerificationResult(line, hash, checks, faults.ToImmutable());
    }

    private PartContent Load(string name, string part, string lacking, string remedy)
    {
        var id = Id(name);
        return Parts(id, part).FirstOrDefault()
            ?? throw new DataMissingException(new Fault($"the table '{name}' {lacking}", File, "", remedy));
    }

    private bool TryId(string name, out int id)
    {
        var found = _connection is null ? null : Scalar("SELECT table_id FROM imported_table WHERE name = $1", name);
        id = found is null or DBNull ? 0 : Convert.ToInt32(found, CultureInfo.InvariantCulture);
        return id > 0;
    }

    private int Id(string name) => TryId(name, out var id) ? id : throw Missing(name);

    private DataMissingException Missing(string name)
    {
        var names = List().Select(t => t.Name).Prepend(TableCatalog.Embedded);
        return new DataMissingException(new Fault($"there is no table named '{name}'", File, string.Join(", ", names), "Import one with 'tripoint data import'"));
    }

    private IEnumerable<PartContent> Parts(int id, string? only = null)
    {
        var heads = Query(
            "SELECT part, name, year, how_made, books, is_hybrid FROM table_part WHERE table_id = $1 ORDER BY part DESC",
            r => (Part: r.GetString(0), Name: r.GetString(1), Year: r.GetInt32(2), HowMade: r.GetString(3), Books: r.GetString(4), IsHybrid: r.GetBoolean(5)), id);
        foreach (var head in heads)
        {
            if (only is not null && head.Part != only) continue;
            var sources = Query(
                "SELECT title, vintage, licence, file, sha256 FROM part_source WHERE table_id = $1 AND part = $2 ORDER BY position",
                r => new SourceRecord(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)), id, head.Part);
            var log = Query("SELECT entry FROM part_log WHERE table_id = $1 AND part = $2 ORDER BY position", r => r.GetString(0), id, head.Part);
            var economies = Query(
                "SELECT code, en, zh, ja, ko FROM part_economy WHERE table_id = $1 AND part = $2 ORDER BY position",
                r => Economy.TryOf(r.GetString(0), out var known) ? known : Economy.Define(r.GetString(0), Name(r, 1)), id, head.Part);
            var sectors = Query(
                "SELECT classification, code, kind, en, zh, ja, ko FROM part_sector WHERE table_id = $1 AND part = $2 ORDER BY position",
                r => new Sector(r.GetString(0), r.GetString(1), Enum.Parse<SectorKind>(r.GetString(2)), Name(r, 3)), id, head.Part);
            var categories = head.Part == PartNames.InputOutput
                ? Query("SELECT code FROM final_category WHERE table_id = $1 ORDER BY position", r => r.GetString(0), id)
                : [];
            yield return new PartContent(
                head.Part, head.Name, head.Year, new TableProvenance(head.HowMade, head.Books, head.IsHybrid, [.. sources], [.. log]), [.. economies], [.. sectors],
                [.. categories], Numbers(id, head.Part), head.Part == PartNames.World ? Rebalancing(id) : []);
        }

        static LocalizedName Name(DbDataReader r, int at) => new(r.GetString(at), r.GetString(at + 1), r.GetString(at + 2), r.GetString(at + 3));
    }

    private ImmutableArray<RebalancingStep> Rebalancing(int id)
    {
        var largest = Query(
            "SELECT step, change FROM rebalancing_largest WHERE table_id = $1 ORDER BY step, position", r => (Step: r.GetInt32(0), Change: r.GetString(1)), id)
            .ToLookup(r => r.Step, r => r.Change);
        return [.. Query(
            "SELECT position, step, reason, moved_musd, moved_share FROM rebalancing WHERE table_id = $1 ORDER BY position",
            r => new RebalancingStep(r.GetString(1), r.GetString(2), r.GetDouble(3), r.GetDouble(4), [.. largest[r.GetInt32(0)]]), id)];
    }

    private ImmutableArray<NumberBlock> Numbers(int id, string part)
    {
        var lengths = Query(
            "SELECT field, sum(len(content))::BIGINT, max(len(content))::BIGINT FROM numbers WHERE table_id = $1 AND part = $2 GROUP BY field ORDER BY field",
            r => (Field: r.GetString(0), Total: r.GetInt64(1), Row: r.GetInt64(2)), id, part);
        var blocks = lengths.ToDictionary(l => l.Field, l => new NumberBlock(l.Field, (int)l.Row, new double[l.Total]), StringComparer.Ordinal);
        using var command = Command("SELECT field, position, content FROM numbers WHERE table_id = $1 AND part = $2", id, part);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var block = blocks[reader.GetString(0)];
            var start = (long)reader.GetInt32(1) * block.RowLength;
            var content = CollectionsMarshal.AsSpan(reader.GetFieldValue<List<double>>(2));
            if (start + content.Length > block.Values.Length)
                throw new BadInputException($"the field '{block.Field}' of a stored table is damaged", File, "", "Import the table again with --replace");
            content.CopyTo(block.Values.AsSpan((int)start));
        }
        return [.. blocks.Values];
    }

    private List<T> Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
