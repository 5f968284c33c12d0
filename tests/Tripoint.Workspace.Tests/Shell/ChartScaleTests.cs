using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Tests.Shell;

public sealed class ChartScaleTests
{
    [Theory, InlineData(0.9, 1), InlineData(1, 1), InlineData(1.1, 2), InlineData(24, 25), InlineData(26, 50), InlineData(5100, 10000), InlineData(0.03, 0.05), InlineData(0, 1)]
    public void A_step_is_round_and_large_enough(double least, double step) => Assert.Equal(step, ChartScale.Step(least), 1e-9);
}
