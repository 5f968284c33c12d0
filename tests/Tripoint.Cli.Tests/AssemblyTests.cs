namespace Tripoint.Cli.Tests;

public class AssemblyTests
{
    [Fact]
    public void The_repository_is_found() => Assert.True(File.Exists(Path.Combine(TestSupport.SharedData.RepositoryRoot(), "Tripoint.slnx")));
}
