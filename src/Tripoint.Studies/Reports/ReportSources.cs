using Tripoint.Studies.Briefs;
using Tripoint.Tables;

namespace Tripoint.Studies.Reports;

/// <summary>
/// What a figure says of its source and of whose books it shows. The provenance of a table is written in English; for the tables that ship
/// the sentence is translated, for a user's own it stays as its author wrote it.
/// </summary>
internal static class ReportSources
{
    /// <summary>The source of trade flows, for the line below a figure.</summary>
    public static string Flows(TableProvenance provenance, ReportTexts texts) =>
        IsIcio(provenance) ? texts["source.icio"] : provenance.HowMade;

    /// <summary>The source of a model's result, for the line below a figure.</summary>
    public static string Model(Brief brief, ReportTexts texts) =>
        texts.Fill("source.model", ("table", ShortTable(brief, texts)));

    /// <summary>The table a model ran on, with what went into it.</summary>
    public static string Table(Brief brief, ReportTexts texts) => IsHybridIcio(brief)
        ? texts.Fill("source.hybrid", ("year", texts.Numbers.Year(brief.Year)))
        : brief.Provenance.HowMade;

    /// <summary>The table a model ran on, in few words.</summary>
    public static string ShortTable(Brief brief, ReportTexts texts) => IsHybridIcio(brief)
        ? texts.Fill("source.hybrid.short", ("year", texts.Numbers.Year(brief.Year)))
        : brief.TableName;

    private static bool IsHybridIcio(Brief brief) => brief.Provenance.IsHybrid && IsIcio(brief.Provenance);

    /// <summary>Whose books the trade figures are.</summary>
    public static string Books(TableProvenance provenance, ReportTexts texts) => IsIcio(provenance) ? texts["books.icio"] : provenance.Books;

    private static bool IsIcio(TableProvenance provenance) => provenance.Books.Contains("ICIO", StringComparison.Ordinal);
}
