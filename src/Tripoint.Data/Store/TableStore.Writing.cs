using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;
using Tripoint.Faults;

namespace Tripoint.Data.Store;

public sealed partial class TableStore
{
    /// <summary>Stores a table, all of it or nothing.</summary>
    /// <param name="table">The table; its name must not be taken unless <paramref name="replace"/> is set.</param>
    /// <param name="clock">Dates the import.</param>
    /// <param name="replace">Whether a table of the same name gives way.</param>
    /// <returns>The line the list now has.</returns>
    /// <exception cref="BadInputException">The name is taken or unusable, or the file cannot be written.</exception>
    public StoredTable Write(ImportedTable table, TimeProvider clock, bool replace)
    {
        CheckName(table.Name);
        var parts = PartContent.Of(table).ToList();
        if (parts.Count == 0) throw new ArgumentException("a table without any part", nameof(table));
        var hash = ContentHash.Of(parts);
        try
        {
            using var transaction = _connection!.BeginTransaction();
            if (TryId(table.Name, out var old))
            {
                if (!replace) throw Taken(table.Name);
                Delete(old);
            }
            var id = Convert.ToInt32(Scalar("SELECT coalesce(max(table_id), 0) + 1 FROM imported_table"), CultureInfo.InvariantCulture);
            var importedAt = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            using (var rows = _connection.CreateAppender("imported_table"))
            {
                Row(rows, id, table.Name, table.Kind, table.Year, parts[0].Economies.Length, parts[0].Sectors.Length, importedAt, VersionOfTripoint, hash);
            }
            foreach (var part in parts) Append(id, part);
            transaction.Commit();
            return List().First(t => t.Name == table.Name);
        }
        catch (DuckDBException e)
        {
            throw new BadInputException(Explain(e, File));
        }
    }

    /// <summary>Removes a table.</summary>
    /// <exception cref="DataMissingException">There is none of that name; lists those there are.</exception>
    public void Remove(string name)
    {
        try
        {
            var id = Id(name);
            using var transaction = _connection!.BeginTransaction();
            Delete(id);
            transaction.Commit();
            Execute("CHECKPOINT");
        }
        catch (DuckDBException e)
        {
            throw new BadInputException(Explain(e, File));
        }
    }

    /// <summary>Refuses a name that is taken, before a long import is begun.</summary>
    /// <exception cref="BadInputException">A table of that name exists.</exception>
    public void CheckFree(string name)
    {
        if (TryId(name, out _)) throw Taken(name);
    }

    private static string VersionOfTripoint => typeof(TableStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static BadInputException Taken(string name) =>
        new($"a table named '{name}' exists already", "--name", "a name that is free", "Choose another name, or replace the table with --replace");

    private void Delete(int id)
    {
        foreach (var table in s_tables) Execute(FormattableString.Invariant($"DELETE FROM {table} WHERE table_id = {id}"));
    }

    private void Append(int id, PartContent part)
    {
        var provenance = part.Provenance;
        using (var rows = _connection!.CreateAppender("table_part"))
            Row(rows, id, part.Part, part.Name, part.Year, provenance.HowMade, provenance.Books, provenance.IsHybrid);
        using (var rows = _connection.CreateAppender("part_log"))
        {
            for (var at = 0; at < provenance.Log.Length; at++) Row(rows, id, part.Part, at, provenance.Log[at]);
        }
        using (var rows = _connection.CreateAppender("part_source"))
        {
            for (var at = 0; at < provenance.Sources.Length; at++)
            {
                var source = provenance.Sources[at];
                Row(rows, id, part.Part, at, source.Title, source.Vintage, source.Licence, source.File, source.Sha256);
            }
        }
        using (var rows = _connection.CreateAppender("part_economy"))
        {
            for (var at = 0; at < part.Economies.Length; at++)
            {
                var name = part.Economies[at].Name;
                Row(rows, id, part.Part, at, part.Economies[at].Code, name.English, name.Chinese, name.Japanese, name.Korean);
            }
        }
        using (var rows = _connection.CreateAppender("part_sector"))
        {
            for (var at = 0; at < part.Sectors.Length; at++)
            {
                var sector = part.Sectors[at];
                Row(rows, id, part.Part, at, sector.Classification, sector.Code, sector.Kind.ToString(), sector.Name.English, sector.Name.Chinese, sector.Name.Japanese, sector.Name.Korean);
            }
        }
        using (var rows = _connection.CreateAppender("final_category"))
        {
            for (var at = 0; at < part.FinalCategories.Length; at++) Row(rows, id, at, part.FinalCategories[at]);
        }
        using (var rows = _connection.CreateAppender("rebalancing"))
        {
            for (var at = 0; at < part.Rebalancing.Length; at++)
            {
                var step = part.Rebalancing[at];
                Row(rows, id, at, step.Step, step.Reason, step.MovedMusd, step.MovedShare);
            }
        }
        using (var rows = _connection.CreateAppender("rebalancing_largest"))
        {
            for (var step = 0; step < part.Rebalancing.Length; step++)
            {
                for (var at = 0; at < part.Rebalancing[step].Largest.Length; at++) Row(rows, id, step, at, part.Rebalancing[step].Largest[at]);
            }
        }
        using (var rows = _connection.CreateAppender("numbers"))
        {
            foreach (var block in part.Numbers)
            {
                for (var start = 0; start < block.Values.Length; start += block.RowLength)
                {
                    rows.CreateRow().AppendValue((int?)id).AppendValue(part.Part).AppendValue(block.Field).AppendValue((int?)(start / block.RowLength))
                        .AppendValue(block.Values.AsSpan(start, Math.Min(block.RowLength, block.Values.Length - start)).ToArray()).EndRow();
                }
            }
        }
    }

    private static void Row(DuckDBAppender rows, params ReadOnlySpan<object> fields)
    {
        var row = rows.CreateRow();
        foreach (var field in fields)
        {
            _ = field switch
            {
                int number => row.AppendValue((int?)number),
                double number => row.AppendValue((double?)number),
                bool truth => row.AppendValue((bool?)truth),
                string text => row.AppendValue(text),
                _ => throw new ArgumentException($"a field of type {field.GetType()}", nameof(fields)),
            };
        }
        row.EndRow();
    }
}
