namespace Tripoint.Workspace.Negotiation;

/// <summary>Which of the two whom a tariff concerns holds a position on it.</summary>
public enum DraftSide
{
    /// <summary>The party whose tariff it is: an offer.</summary>
    Giver,

    /// <summary>The party whose exports bear it: a request.</summary>
    Partner,
}
