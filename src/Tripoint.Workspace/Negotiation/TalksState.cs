namespace Tripoint.Workspace.Negotiation;

/// <summary>How a negotiation stands.</summary>
public enum TalksState
{
    /// <summary>Under way.</summary>
    Open,

    /// <summary>Every party accepted the same package.</summary>
    Agreed,

    /// <summary>Ended without agreement.</summary>
    Closed,
}
