namespace Tripoint.Studies.Reports.Spreadsheets;

/// <summary>How a cell looks. The order is that of the cell formats in <see cref="XlsxBook"/>.</summary>
internal enum XlsxStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Bold on grey.</summary>
    Head,

    /// <summary>Bold and large.</summary>
    Title,

    /// <summary>A fraction in per cent with two decimals.</summary>
    Percent,

    /// <summary>The same in a yellow cell that may be changed.</summary>
    PercentInput,

    /// <summary>A whole number in a yellow cell that may be changed.</summary>
    WholeInput,

    /// <summary>A number with thousands separators.</summary>
    Number,

    /// <summary>A number with one decimal.</summary>
    Decimal,
}
