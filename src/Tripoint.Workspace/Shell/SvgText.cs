using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tripoint.Workspace.Shell;

/// <summary>A text in a chart: SVG's element, whose name Razor keeps for itself.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>The horizontal place.</summary>
    [Parameter, EditorRequired] public string X { get; set; } = "0";

    /// <summary>The vertical place of the baseline.</summary>
    [Parameter, EditorRequired] public string Y { get; set; } = "0";

    /// <summary>start, middle or end.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", "chart-text");
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
