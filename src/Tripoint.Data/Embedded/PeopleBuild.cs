using System.Globalization;
using System.Text;
using System.Text.Json;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Exchanges;
using Tripoint.Faults;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Makes the file of people between economies from UNESCO's lists of students and UN DESA's migrant stock: ASEAN+3 only, so that it stays small.
/// The lists hold the ten largest partners of each economy, by destination and by origin; a pair in both must agree.
/// </summary>
internal static class PeopleBuild
{
    public const string DestinationsFile = "people-flows/popular-destinations-by-origin.csv";
    public const string OriginsFile = "people-flows/popular-origins-by-destination.csv";
    public const string StockFile = "people-flows/undesa-migrant-stock.json";
    public const string NamesFile = "people-names.csv";

    /// <summary>The economies covered.</summary>
    public static Bloc Scope => Bloc.TryOf("ASEAN+3", out var bloc) ? bloc : throw new InvalidOperationException("The bloc ASEAN+3 is not known.");

    /// <summary>The file.</summary>
    public static byte[] Write(string destinations, string origins, string stock, Stream names)
    {
        var economies = Names(names);
        var students = new Dictionary<(int, Economy, Economy), PeopleFlow>();
        Read(origins, "origin_country_lumped", "dest_country_name", economies, students);
        Read(destinations, "origin_country_name", "dest_country_lumped", economies, students);
        var all = students.Values.Concat(Migrants(stock, economies))
            .OrderBy(f => f.Kind).ThenBy(f => f.Year).ThenBy(f => f.Origin.Code, StringComparer.Ordinal).ThenBy(f => f.Destination.Code, StringComparer.Ordinal);
        var text = new StringBuilder("kind,year,origin,destination,persons,remark\n");
        foreach (var flow in all)
        {
            text.Append(flow.Kind == PeopleKind.Students ? "students" : "migrants")
                .Append(CultureInfo.InvariantCulture, $",{flow.Year},{flow.Origin},{flow.Destination},{flow.Persons},{flow.Remark}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Dictionary<string, Economy> Names(Stream stream)
    {
        using var csv = CsvFile.Read(stream, NamesFile);
        int name = csv.Column("name"), economy = csv.Column("economy");
        csv.Faults.ThrowIfAny();
        var names = new Dictionary<string, Economy>(StringComparer.Ordinal);
        while (csv.NextRow()) names.Add(csv.Text(name), Economy.Of(csv.Text(economy)));
        return names;
    }

    private static void Read(string path, string originColumn, string destinationColumn, Dictionary<string, Economy> names, Dictionary<(int, Economy, Economy), PeopleFlow> students)
    {
        using var csv = CsvFile.Open(path);
        int year = csv.Column("year"), from = csv.Column(originColumn), to = csv.Column(destinationColumn), value = csv.Column("value_lumped"), mark = csv.Column("cond_all");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            if (!names.TryGetValue(csv.Text(from), out var origin) || !names.TryGetValue(csv.Text(to), out var destination) || origin.Equals(destination)) continue;
            var remark = csv.Text(mark).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
            var flow = new PeopleFlow(PeopleKind.Students, (int)csv.Number(year, 1990, 2100, "a year"), origin, destination, (long)csv.Number(value, 0, 1e8, "a number of students"), remark);
            var key = (flow.Year, origin, destination);
            if (!students.TryAdd(key, flow) && students[key].Persons != flow.Persons)
                csv.Faults.Add(FormattableString.Invariant($"{flow.Year} {origin} → {destination}: {flow.Persons} here, {students[key].Persons} in the other list"), csv.Line, value + 1);
        }
        csv.Faults.ThrowIfAny();
    }

    /// <summary>The stock's matrix has a row an origin and a column a destination, in the order of its names; regions stand between the economies and are passed over.</summary>
    private static List<PeopleFlow> Migrants(string path, Dictionary<string, Economy> names)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var order = document.RootElement.GetProperty("names").EnumerateArray().Select(n => names.GetValueOrDefault(n.GetString()!)).ToList();
        var flows = new List<PeopleFlow>();
        foreach (var year in document.RootElement.GetProperty("matrix").EnumerateObject())
        {
            var row = 0;
            foreach (var line in year.Value.EnumerateArray())
            {
                var origin = row < order.Count ? order[row] : null;
                row++;
                if (origin is null) continue;
                if (line.GetArrayLength() != order.Count) throw new BadInputException($"a row of {year.Name} has {line.GetArrayLength()} values", path, $"{order.Count}, as there are names");
                for (var column = 0; column < order.Count; column++)
                {
                    if (order[column] is not { } destination || destination.Equals(origin)) continue;
                    var persons = line[column].GetInt64();
                    if (persons > 0) flows.Add(new PeopleFlow(PeopleKind.Migrants, int.Parse(year.Name, CultureInfo.InvariantCulture), origin, destination, persons));
                }
            }
        }
        return flows;
    }
}
