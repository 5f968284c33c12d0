using Tripoint.Dialogue;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Register;

/// <summary>A mechanism that a party of this room added, beside those that ship. Its name is the item's title; its key is the item's identity.</summary>
public sealed class MechanismRow : Disclosed
{
    /// <summary>The level.</summary>
    public MechanismLevel Level { get; set; }

    /// <summary>How often it is meant to meet, in months; null where nothing was agreed.</summary>
    public int? IntervalMonths { get; set; }
}
