using System.CommandLine;

namespace Tripoint.Cli;

/// <summary>The verb <c>negotiate</c>: what parties promise each other, from the tariff line up.</summary>
internal static class NegotiateCommand
{
    public static Command Create() => new("negotiate", "Schedules, offers and packages.")
    {
        new Command("schedule", "A party's tariff schedule, line by line.")
        {
            ScheduleShowCommand.Create(),
            ScheduleRatesCommand.Create(),
            ScheduleCheckCommand.Create(),
        },
    };
}
