using Tripoint.Codes;

namespace Tripoint.Exchanges;

/// <summary>Which people a figure counts.</summary>
public enum PeopleKind
{
    /// <summary>Students enrolled abroad in tertiary education, in a year.</summary>
    Students,

    /// <summary>People living in another economy than that of their birth or citizenship, at mid-year: a stock, not a flow.</summary>
    Migrants,

    /// <summary>Visitors in a year.</summary>
    Visitors,

    /// <summary>Researchers staying abroad in a year.</summary>
    Researchers,
}

/// <summary>People of one economy in another.</summary>
/// <param name="Kind">Whom it counts.</param>
/// <param name="Year">The year.</param>
/// <param name="Origin">Where they come from.</param>
/// <param name="Destination">Where they are.</param>
/// <param name="Persons">How many.</param>
/// <param name="Remark">The source's mark on the figure; empty where it has none.</param>
public sealed record PeopleFlow(PeopleKind Kind, int Year, Economy Origin, Economy Destination, long Persons, string Remark = "");
