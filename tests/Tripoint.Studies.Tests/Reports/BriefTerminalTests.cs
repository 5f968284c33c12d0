using Spectre.Console;
using Tripoint.Codes;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Tests.Reports;

public sealed class BriefTerminalTests
{
    [Theory]
    [InlineData(Language.English, "CJK")]
    [InlineData(Language.Chinese, "CJK")]
    [InlineData(Language.Japanese, "ASEAN+3")]
    [InlineData(Language.Korean, "CHN,JPN")]
    public void The_summary_is_plain_without_a_terminal_and_keeps_to_the_width(Language language, string bloc)
    {
        var texts = ReportTexts.Load(language);
        var brief = SampleBrief.Of(Bloc.Parse(bloc));
        var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 80;
        BriefTerminal.Write(console, brief, texts);
        var text = writer.ToString();
        Assert.DoesNotContain('\u001b', text);
        Assert.All(text.Split('\n'), line => Assert.True(Cells(line.TrimEnd()) <= 80, line));
        Assert.Contains(texts.Numbers.TableChange(brief.Agreements[0].Of(brief.Members[0]).Welfare), text, StringComparison.Ordinal);
        Assert.Contains(texts["books.icio"].Split('(', '（')[0].Trim()[..8], text, StringComparison.Ordinal);
    }

    private static int Cells(string line) => line.EnumerateRunes().Sum(r => r.Value is >= 0x1100 and <= 0x11FF or >= 0x2E80 and <= 0xD7A3 or >= 0xFF01 and <= 0xFF60 ? 2 : 1);
}
