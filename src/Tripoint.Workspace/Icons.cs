namespace Tripoint.Workspace;

/// <summary>The workspace's own icons: path data on a 24 × 24 grid, drawn with a stroke of 1.75.</summary>
public static class Icons
{
    /// <summary>A house.</summary>
    public const string Home = "M4 11 12 4l8 7M6 9.5V20h4.5v-5h3v5H18V9.5";

    /// <summary>Two people.</summary>
    public const string People = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.6 3-5.5 6.5-5.500S15.1 16.4 15.5 20M16 4.300a3.5 3.5 0 0 1 0 6.400M18 15c2 .7 3.2 2.4 3.5 5";

    /// <summary>A folder.</summary>
    public const string Shelf = "M3.5 6.500h6l2 2.500h9v9.500h-17z";

    /// <summary>A list with a tick.</summary>
    public const string Record = "M9 6h11M9 12h11M9 18h7M3.5 6l1.2 1.200L7 5M3.5 12l1.2 1.200L7 11M3.5 18l1.2 1.200L7 17";

    /// <summary>A key.</summary>
    public const string Key = "M14.5 9.500a4 4 0 1 0-3.6 4l.9.900h2v2h2v2h3.700v-3.700l-5.2-4.3";

    /// <summary>A plus sign.</summary>
    public const string Add = "M12 5v14M5 12h14";

    /// <summary>Arrows of a table turning both ways: a negotiation.</summary>
    public const string Negotiate = "M4 8h13l-3.5-3.500M20 16H7l3.5 3.5";

    /// <summary>A chart.</summary>
    public const string Evidence = "M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6";

    /// <summary>A calendar.</summary>
    public const string Calendar = "M4 6.500h16V20H4zM4 10.500h16M8 4v4M16 4v4";

    /// <summary>A flag.</summary>
    public const string Flag = "M6 21V4M6 5h11l-2 3.5 2 3.500H6";

    /// <summary>A warning triangle.</summary>
    public const string Warning = "M12 4.5 21 19.500H3zM12 10v4.500M12 17v.2";

    /// <summary>A leaf.</summary>
    public const string Leaf = "M5 19c0-9 5-14 15-14 0 10-5 15-12 14M5 20c2-5 5-8 9-10";
}
