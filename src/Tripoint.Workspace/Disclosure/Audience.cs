namespace Tripoint.Workspace.Disclosure;

/// <summary>To whom an item is open, from the fewest to the most.</summary>
public enum Audience
{
    /// <summary>The owner's own people.</summary>
    Own,

    /// <summary>The parties named.</summary>
    Named,

    /// <summary>Every delegation and the secretariat.</summary>
    Members,

    /// <summary>Everyone, signed in or not.</summary>
    Public,
}
