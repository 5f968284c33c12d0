namespace Tripoint.Workspace.Disclosure;

/// <summary>The simplest item: a text under a title.</summary>
public sealed class Note : Disclosed
{
    /// <summary>The text.</summary>
    public required string Text { get; set; }
}
