using Spectre.Console;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>The summary of a brief in a terminal: the findings, where the members stand, and what each scenario does to each.</summary>
public static class BriefTerminal
{
    // More members than this are listed downwards, one table a scenario.
    private const int WidestMatrix = 5;

    /// <summary>Writes the summary. The console decides on widths and colours; without a terminal both are plain.</summary>
    public static void Write(IAnsiConsole console, Brief brief, ReportTexts texts)
    {
        var numbers = texts.Numbers;
        var title = texts.Fill("title", ("bloc", texts.Name(brief.Bloc.Name)), ("year", numbers.Year(brief.Year)));
        console.Write(new Text(title + "\n", new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        var at = 0;
        foreach (var finding in BriefFindings.Of(brief, texts))
        {
            var head = numbers.Whole(++at) + ".";
            foreach (var line in TextWidth.WrapCells(finding, Math.Max(20, console.Profile.Width - 4)))
            {
                console.Write(new Text(head.PadRight(3) + line + "\n"));
                head = "";
            }
        }
        console.WriteLine();
        Standing(console, brief, texts);
        if (brief.Pressure.Length > 0) Outcomes(console, brief, brief.Pressure, texts["pressure.figure"], texts);
        if (brief.Agreements.Length > 0) Outcomes(console, brief, brief.Agreements, texts["agreements.figure"], texts);
        if (brief.Package is { IsAgreed: true } package) Package(console, brief, package, texts);
        if (brief.MembersNotShown.Length > 0)
            console.Write(new Text(texts.Fill("members.not-shown", ("members", texts.List([.. brief.MembersNotShown.Select(texts.Name)]))) + "\n"));
        foreach (var scenario in brief.Scenarios.Where(s => s.Status != Equilibrium.SolveStatus.Converged))
        {
            var warning = texts.Fill("not-converged", ("scenario", texts.Quoted(scenario.Name)), ("residual", numbers.Residual(scenario.Residual)));
            console.Write(new Text(warning + "\n", new Style(Color.Red)));
        }
    }

    private static void Standing(IAnsiConsole console, Brief brief, ReportTexts texts)
    {
        var numbers = texts.Numbers;
        Heading(console, texts.Fill("standing.table", ("year", numbers.Year(brief.Year))));
        var table = NewTable(console, texts["col.member"], texts["col.exports"], texts["col.imports"], texts["col.balance"], texts["col.exports-to-bloc"], texts["col.imports-from-bloc"]);
        foreach (var m in brief.Standing.Members)
        {
            Row(
                table, texts.Name(m.Economy), numbers.TableMoney(m.Exports), numbers.TableMoney(m.Imports), numbers.TableMoney(m.Balance, signed: true),
                numbers.Share(m.ExportShareToBloc), numbers.Share(m.ImportShareFromBloc));
        }
        console.Write(table);
        Source(console, texts["unit.standing.terminal"], texts.Fill("year", ("year", numbers.Year(brief.Year))), ReportSources.Flows(brief.Provenance, texts), brief, texts);
    }

    private static void Outcomes(IAnsiConsole console, Brief brief, IReadOnlyList<PricedScenario> scenarios, string title, ReportTexts texts)
    {
        var numbers = texts.Numbers;
        Heading(console, title);
        Table table;
        if (brief.MemberCount <= WidestMatrix)
        {
            table = NewTable(console, [texts["col.scenario"], .. brief.Members.Select(texts.Name)]);
            foreach (var scenario in scenarios)
                Row(table, [scenario.Name.In(texts.Language), .. brief.Members.Select(m => Cell(scenario.Of(m), texts))]);
        }
        else
        {
            table = NewTable(console, [texts["col.member"], .. scenarios.Select(s => s.Name.In(texts.Language))]);
            foreach (var member in brief.Members)
                Row(table, [texts.Name(member), .. scenarios.Select(s => numbers.TableChange(s.Of(member).Welfare))]);
        }
        console.Write(table);
        var unit = brief.MemberCount <= WidestMatrix ? texts["unit.change.terminal"] : texts["unit.change"];
        Source(console, unit, texts.Fill("year.base", ("year", numbers.Year(brief.Year))), ReportSources.Model(brief, texts), brief, texts);
    }

    private static void Package(IAnsiConsole console, Brief brief, PreferredPackage package, ReportTexts texts)
    {
        var numbers = texts.Numbers;
        Heading(console, texts["package.table"]);
        var table = NewTable(console, texts["col.member"], texts["col.exact"], texts["col.money"], texts["col.charged-before"], texts["col.charged-after"], texts["package.col.patience"]);
        foreach (var m in package.Members)
        {
            Row(
                table, texts.Name(m.Economy), numbers.TableChange(m.Gain, 3), numbers.TableMoney(m.GainMusd, signed: true), numbers.TableChange(m.Charged.Before).TrimStart('+'),
                numbers.TableChange(m.Charged.After).TrimStart('+'), double.IsInfinity(m.PatienceNeeded) ? texts["package.no-patience"] : numbers.Index(m.PatienceNeeded));
        }
        console.Write(table);
        Source(console, texts["unit.package"], texts.Fill("year.base", ("year", numbers.Year(brief.Year))), ReportSources.Model(brief, texts), brief, texts);
    }

    private static string Cell(EconomyOutcome outcome, ReportTexts texts) =>
        $"{texts.Numbers.TableChange(outcome.Welfare)} ({texts.Numbers.TableChange(outcome.WelfareFirstOrder)})";

    private static void Heading(IAnsiConsole console, string text) => console.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));

    private static void Source(IAnsiConsole console, string unit, string year, string source, Brief brief, ReportTexts texts)
    {
        var line = texts.Fill("figure.source", ("unit", unit), ("year", year), ("source", source), ("books", ReportSources.Books(brief.Provenance, texts)));
        foreach (var part in TextWidth.WrapCells(line, Math.Max(20, console.Profile.Width - 1)))
            console.Write(new Text(part + "\n", new Style(decoration: Decoration.Dim)));
        console.WriteLine();
    }

    private static Table NewTable(IAnsiConsole console, params ReadOnlySpan<string> heads)
    {
        var table = new Table { Border = console.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        for (var at = 0; at < heads.Length; at++)
        {
            var column = new TableColumn(new Text(heads[at]));
            table.AddColumn(at == 0 ? column : column.RightAligned());
        }
        return table;
    }

    private static void Row(Table table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var at = 0; at < cells.Length; at++) row[at] = new Text(cells[at]);
        table.AddRow(row);
    }
}
