using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Tripoint.Workspace.Shell;

/// <summary>Keeps the reader's formats for the component library, which asks the current culture, through every event of a circuit.</summary>
internal sealed class CircuitCulture : CircuitHandler
{
    /// <summary>The formats chosen last in this circuit.</summary>
    public CultureInfo? Culture { get; set; }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        if (Culture is not null) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;
        return next(context);
    };
}
