using System.Globalization;
using DuckDB.NET.Data;
using Tripoint.Exposure.Products;

namespace Tripoint.Data.Store;

/// <summary>
/// The product indicators as set-based SQL, for flows that are in DuckDB already. A relation has the columns <c>product</c>, <c>importer</c>,
/// <c>exporter</c> (numbers) and <c>value</c> (thousand US$) of one period and one set of books. The same figures as the pure functions of
/// Tripoint.Exposure.Products, which are faster once the flows are in memory.
/// </summary>
public static class IndicatorQueries
{
    /// <summary>The cells of all importers and products and the three indicators, by product, then importer; indices are the relation's numbers.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="relation">A table, a view or a query in brackets; written into the SQL as it stands.</param>
    /// <param name="rest">The number of ROW; −1 where there is none.</param>
    /// <param name="thresholds">The thresholds of the flags.</param>
    public static List<(ImportCell Cell, CoreDependency Core)> Dependency(DuckDBConnection connection, string relation, int rest, DependencyThresholds thresholds)
    {
        var all = new List<(ImportCell, CoreDependency)>();
        using var command = connection.CreateCommand();
        command.CommandText = DependencyText(relation, rest, thresholds);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            all.Add((
                new ImportCell(
                    Integer(reader, 0), Integer(reader, 1), reader.GetDouble(2), 0, reader.GetDouble(3), reader.GetDouble(4), Integer(reader, 5), Integer(reader, 6), reader.GetDouble(7), reader.GetDouble(8),
                    reader.GetDouble(9)),
                new CoreDependency(reader.GetBoolean(10), reader.GetBoolean(11), reader.GetBoolean(12))));
        }
        return all;
    }

    /// <summary>The text of <see cref="Dependency"/>, to make a table or a view of its answer.</summary>
    public static string DependencyText(string relation, int rest, DependencyThresholds thresholds) =>
        Sql("dependency", relation, ("rest", rest), ("hhi", thresholds.Hhi), ("external", thresholds.ExternalShare), ("ratio", thresholds.ImportsOverExports));

    /// <summary>Revealed advantage: exporter, product, value; by exporter, then product.</summary>
    public static List<(int Exporter, int Product, double Value)> Advantage(DuckDBConnection connection, string relation) => Triples(connection, Sql("advantage", relation));

    /// <summary>Trade intensity: exporter, importer, value; by exporter, then importer.</summary>
    public static List<(int Exporter, int Importer, double Value)> Intensity(DuckDBConnection connection, string relation) => Triples(connection, Sql("intensity", relation));

    /// <summary>Intra-industry trade with the world by economy.</summary>
    public static List<(int Economy, double Value)> IntraIndustry(DuckDBConnection connection, string relation)
    {
        var all = new List<(int, double)>();
        using var command = connection.CreateCommand();
        command.CommandText = Sql("intra-industry", relation);
        using var reader = command.ExecuteReader();
        while (reader.Read()) all.Add((Integer(reader, 0), reader.GetDouble(1)));
        return all;
    }

    /// <summary>The text of a query with its relation and numbers in place.</summary>
    internal static string Sql(string name, string relation, params (string Name, double Value)[] values)
    {
        using var stream = typeof(IndicatorQueries).Assembly.GetManifestResourceStream($"store/indicator-{name}.sql") ?? throw new InvalidOperationException($"The query {name} is not compiled in.");
        using var reader = new StreamReader(stream);
        var sql = reader.ReadToEnd().Replace("{flows}", relation, StringComparison.Ordinal);
        foreach (var (key, value) in values) sql = sql.Replace("{" + key + "}", value.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return sql;
    }

    private static List<(int, int, double)> Triples(DuckDBConnection connection, string sql)
    {
        var all = new List<(int, int, double)>();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) all.Add((Integer(reader, 0), Integer(reader, 1), reader.GetDouble(2)));
        return all;
    }

    private static int Integer(DuckDBDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);
}
