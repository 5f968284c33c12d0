namespace Tripoint.Cli.Tests;

public sealed class OutputFileTests
{
    [Fact]
    public void A_full_device_is_one_message_and_stays_a_device()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        var outcome = TripointProcess.Run("exposure", "--format", "json", "--out", "/dev/full");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("/dev/full", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists("/dev/full.part"));
        using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Assert.Throws<IOException>(() => device.Write([1]));
    }
}
