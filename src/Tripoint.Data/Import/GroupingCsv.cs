using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads a concordance of economies or sectors from a CSV with the columns <c>code</c> and <c>group</c>, and optionally <c>name</c> (the
/// group's name, on any of its lines). A group that is a known economy or a sector of the same classification keeps that meaning; any other
/// is the user's own.
/// </summary>
public static class GroupingCsv
{
    /// <summary>Reads the groups of economies.</summary>
    /// <exception cref="Faults.BadInputException">A missing column, a code twice, or an economy of the table that is not in the file.</exception>
    public static Grouping<Economy> Economies(string path, ImmutableArray<Economy> economies)
    {
        var (groups, names) = Read(path);
        var own = names.Keys.Where(g => !Economy.TryOf(g, out _)).ToDictionary(g => g, g => Economy.Define(g, new LocalizedName(names[g])), StringComparer.Ordinal);
        var members = economies.Where(e => groups.ContainsKey(e.Code)).ToDictionary(e => e, e => own.TryGetValue(groups[e.Code], out var group) ? group : Economy.Of(groups[e.Code]));
        return Groupings.Of(economies, members, "economy");
    }

    /// <summary>Reads the groups of sectors. The kind of a group is that of its first member.</summary>
    /// <exception cref="Faults.BadInputException">As for economies.</exception>
    public static Grouping<Sector> Sectors(string path, ImmutableArray<Sector> sectors)
    {
        var (groups, names) = Read(path);
        var classification = Path.GetFileNameWithoutExtension(path);
        var made = new Dictionary<string, Sector>(StringComparer.Ordinal);
        foreach (var sector in sectors.Where(s => groups.ContainsKey(s.Code)))
        {
            var group = groups[sector.Code];
            made.TryAdd(group, Sector.Of(sector.Classification).FirstOrDefault(s => s.Code == group) ?? new Sector(classification, group, sector.Kind, new LocalizedName(names[group])));
        }
        return Groupings.Of(sectors, sectors.Where(s => groups.ContainsKey(s.Code)).ToDictionary(s => s, s => made[groups[s.Code]]), "sector");
    }

    private static (Dictionary<string, string> Groups, Dictionary<string, string> Names) Read(string path)
    {
        using var csv = CsvFile.Open(path);
        int code = csv.Column("code"), group = csv.Column("group"), name = csv.Header.Contains("name", StringComparer.Ordinal) ? csv.Column("name") : -1;
        csv.Faults.ThrowIfAny();
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.NextRow())
        {
            var target = csv.Text(group);
            if (target.Length == 0) csv.Faults.Add($"'{csv.Text(code)}' has no group", csv.Line, group + 1, "the code of a group");
            if (!groups.TryAdd(csv.Text(code), target)) csv.Faults.Add($"'{csv.Text(code)}' comes twice", csv.Line, code + 1, "each code once");
            if (name >= 0 && csv.Text(name).Length > 0) names[target] = csv.Text(name);
            names.TryAdd(target, target);
        }
        csv.Faults.ThrowIfAny();
        return (groups, names);
    }
}
