using Tripoint.Workspace.People;

namespace Tripoint.Workspace;

/// <summary>An entry of the menu.</summary>
/// <param name="TextKey">Key of its text.</param>
/// <param name="Address">Where it leads, from the root.</param>
/// <param name="Icon">SVG path data on a 24 × 24 grid.</param>
/// <param name="For">Who is offered it; null for everyone who has signed in.</param>
public sealed record MenuEntry(string TextKey, string Address, string Icon, Func<Viewer, bool>? For = null);
