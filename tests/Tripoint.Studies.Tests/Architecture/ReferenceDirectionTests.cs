using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tripoint.TestSupport;

namespace Tripoint.Studies.Tests.Architecture;

/// <summary>
/// Data flows one way: Numerics → Tripoint → Data → Studies → Workspace → Cli. Read from the project files and the usings, so that an arrow that
/// points the other way fails here before it settles in.
/// </summary>
public partial class ReferenceDirectionTests
{
    /// <summary>What each project of <c>src</c> may reference. A new project is added here on purpose, not by accident.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Tripoint.Numerics"] = [],
        ["Tripoint"] = ["Tripoint.Numerics"],
        ["Tripoint.Data"] = ["Tripoint", "Tripoint.Numerics"],
        ["Tripoint.Studies"] = ["Tripoint", "Tripoint.Numerics", "Tripoint.Data"],
        ["Tripoint.Workspace"] = ["Tripoint", "Tripoint.Numerics", "Tripoint.Data", "Tripoint.Studies"],
        ["Tripoint.Cli"] = ["Tripoint", "Tripoint.Numerics", "Tripoint.Data", "Tripoint.Studies", "Tripoint.Workspace"],
    };

    /// <summary>The rooms of the core project that belong to a project's namespace prefix.</summary>
    private static readonly string[] s_projectNamespaces = ["Tripoint.Numerics", "Tripoint.Data", "Tripoint.Studies", "Tripoint.Workspace", "Tripoint.Cli"];

    private static string Source => Path.Combine(SharedData.RepositoryRoot(), "src");

    [Fact]
    public void Every_project_of_src_is_in_the_list()
    {
        var found = Directory.GetDirectories(Source).Where(d => Directory.GetFiles(d, "*.csproj").Length > 0).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Project_references_point_one_way()
    {
        foreach (var (project, allowed) in s_allowed)
        {
            var file = Path.Combine(Source, project, project + ".csproj");
            var references = XDocument.Load(file).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            foreach (var reference in references) Assert.True(allowed.Contains(reference), $"{project} must not reference {reference}");
        }
    }

    [Fact]
    public void Usings_point_one_way()
    {
        foreach (var (project, allowed) in s_allowed)
        {
            foreach (var (file, used) in Usings(project).Where(u => u.Used.StartsWith("Tripoint", StringComparison.Ordinal)))
            {
                var owner = s_projectNamespaces.FirstOrDefault(p => used == p || used.StartsWith(p + ".", StringComparison.Ordinal)) ?? "Tripoint";
                Assert.True(owner == project || allowed.Contains(owner), $"{file} uses {used}, which belongs to {owner}");
            }
        }
    }

    [Theory]
    [InlineData("Tripoint.Numerics")]
    [InlineData("Tripoint")]
    public void The_economics_does_no_input_output(string project)
    {
        var forbidden = new[] { "System.Net", "System.Data", "DuckDB", "YamlDotNet", "Sylvan", "Spectre", "System.CommandLine", "Microsoft.Extensions" };
        foreach (var (file, used) in Usings(project))
            Assert.False(forbidden.Any(f => used.StartsWith(f, StringComparison.Ordinal)), $"{file} uses {used}: the core computes, it does not fetch");
        foreach (var file in Files(project))
        {
            var text = File.ReadAllText(file);
            Assert.False(FileAccess().IsMatch(text), $"{Path.GetFileName(file)} opens files: the core is handed tables");
        }
    }

    private static IEnumerable<(string File, string Used)> Usings(string project) =>
        from file in Files(project)
        from line in File.ReadLines(file)
        let match = Using().Match(line)
        where match.Success
        select (Path.GetFileName(file), match.Groups["used"].Value);

    private static IEnumerable<string> Files(string project) => Directory.EnumerateFiles(Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"^using (static )?(?<used>[A-Za-z_.0-9]+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bFile\.(Open|Read|Write|Create|Append)|\bDirectory\.(Get|Enumerate|Create)|new (FileStream|StreamWriter)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileAccess();
}
