namespace Tripoint.Workspace.Negotiation;

/// <summary>How a draft with brackets is read when it is priced.</summary>
public enum DraftReading
{
    /// <summary>Brackets at what the givers offer.</summary>
    Offered,

    /// <summary>Brackets at what the partners request.</summary>
    Requested,

    /// <summary>Brackets left out: the rate of today.</summary>
    Agreed,
}
