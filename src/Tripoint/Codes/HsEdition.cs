namespace Tripoint.Codes;

/// <summary>An edition of the Harmonized System; the number is the one of the UN Statistics Division's correspondence tables (HS0 to HS6).</summary>
public enum HsEdition
{
    /// <summary>HS 1988/92, in use from 1988.</summary>
    Hs1992 = 0,

    /// <summary>HS 1996.</summary>
    Hs1996 = 1,

    /// <summary>HS 2002.</summary>
    Hs2002 = 2,

    /// <summary>HS 2007.</summary>
    Hs2007 = 3,

    /// <summary>HS 2012.</summary>
    Hs2012 = 4,

    /// <summary>HS 2017.</summary>
    Hs2017 = 5,

    /// <summary>HS 2022.</summary>
    Hs2022 = 6,
}
