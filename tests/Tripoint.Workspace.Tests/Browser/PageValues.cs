using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Tests.Api;

namespace Tripoint.Workspace.Tests.Browser;

/// <summary>Fills a page's address.</summary>
internal static class PageValues
{
    public static string Fill(string template, Item item)
    {
        foreach (var parameter in WalkValues.ItemParameters) template = template.Replace($"{{{parameter}}}", item.Id, StringComparison.Ordinal);
        foreach (var (name, value) in WalkValues.Others) template = template.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return template;
    }
}
