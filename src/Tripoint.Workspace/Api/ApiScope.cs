using System.Collections.Immutable;

namespace Tripoint.Workspace.Api;

/// <summary>What a token may be good for. An area adds its own here; each is <c>area:read</c> or <c>area:write</c>.</summary>
public static class ApiScope
{
    /// <summary>Read parties and people.</summary>
    public const string PeopleRead = "people:read";

    /// <summary>Read items.</summary>
    public const string ItemsRead = "items:read";

    /// <summary>Make, change, share and withdraw items.</summary>
    public const string ItemsWrite = "items:write";

    /// <summary>Read the record.</summary>
    public const string LogRead = "log:read";

    /// <summary>Read negotiations and price drafts.</summary>
    public const string NegotiationRead = "negotiation:read";

    /// <summary>Put offers and requests on the table and say something.</summary>
    public const string NegotiationWrite = "negotiation:write";

    /// <summary>Read evidence.</summary>
    public const string EvidenceRead = "evidence:read";

    /// <summary>Add evidence and run it.</summary>
    public const string EvidenceWrite = "evidence:write";

    /// <summary>Read the dialogue register, commitments, warnings, projects and indicators.</summary>
    public const string RegisterRead = "register:read";

    /// <summary>Put meetings, commitments, warnings, watches and projects on record, and answer.</summary>
    public const string RegisterWrite = "register:write";

    /// <summary>Every scope, in the order in which they are offered.</summary>
    public static ImmutableArray<string> All { get; } =
        [PeopleRead, ItemsRead, ItemsWrite, NegotiationRead, NegotiationWrite, EvidenceRead, EvidenceWrite, RegisterRead, RegisterWrite, LogRead];
}
