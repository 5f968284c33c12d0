using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Cli;

/// <summary>The options that all verbs on input-output tables share, and what they mean.</summary>
internal sealed class IoOptions
{
    public Option<string> Bloc { get; } = CommonOptions.Bloc();

    public Option<int?> Year { get; } = CommonOptions.Year();

    public Option<string?> Data { get; } = CommonOptions.Data();

    public Option<OutputFormat> Format { get; } = CommonOptions.Format();

    public Option<string?> Out { get; } = CommonOptions.Out();

    /// <summary>A command with these options and its own.</summary>
    public Command Command(string name, string description, params Option[] own)
    {
        var command = new Command(name, description);
        foreach (var option in own) command.Add(option);
        command.Add(Bloc);
        command.Add(Year);
        command.Add(Data);
        command.Add(Format);
        command.Add(Out);
        return command;
    }

    /// <summary>The Leontief system of the chosen table: the full table where there is one, else the world table expanded by proportionality.</summary>
    public LeontiefSystem System(ParseResult parsed) => LeontiefSystem.Build(Table(parsed.GetValue(Data), parsed.GetValue(Year)));

    /// <summary>The economies of <c>--bloc</c> that the table has.</summary>
    public IReadOnlyList<Economy> Members(ParseResult parsed, LeontiefSystem system) => Members(Codes.Bloc.Parse(parsed.GetValue(Bloc)!), system);

    /// <summary>The economies of a bloc that the table has.</summary>
    /// <exception cref="DataMissingException">It has none.</exception>
    public static IReadOnlyList<Economy> Members(Bloc bloc, LeontiefSystem system)
    {
        var members = bloc.Members.Where(system.Table.Economies.Contains).ToList();
        return members.Count > 0
            ? members
            : throw new DataMissingException(new Fault($"the table '{system.Table.Name}' has no member of {bloc}", "--bloc", $"some of {string.Join(", ", system.Table.Economies)}"));
    }

    /// <summary>The input-output table of a name and year; null: the embedded dataset, the latest year.</summary>
    /// <exception cref="DataMissingException">There is no such table, or it is of another year.</exception>
    public static InputOutputTable Table(string? name, int? year)
    {
        if (name is null or "embedded") return InputOutputTable.FromWorldTable(year is { } chosen ? EmbeddedDataset.World(chosen) : EmbeddedDataset.World());
        using var store = TableStore.OpenForReading();
        var stored = store.Load(name);
        var table = stored.Full ?? InputOutputTable.FromWorldTable(store.LoadWorld(name));
        if (year is { } wanted && wanted != table.Year)
            throw new DataMissingException(new Fault(FormattableString.Invariant($"the table '{name}' is of {table.Year}, not of {wanted}"), "--year", "the year of the table, or no --year"));
        return table;
    }
}
