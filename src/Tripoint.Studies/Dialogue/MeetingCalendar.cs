using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Tripoint.Dialogue;

namespace Tripoint.Studies.Dialogue;

/// <summary>Writes meetings as an iCalendar (RFC 5545) that calendar programs subscribe to. The same entries give the same bytes.</summary>
public static class MeetingCalendar
{
    /// <summary>The media type.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>The calendar's text, with all-day events: dates of meetings are days of the place, without a time zone.</summary>
    /// <param name="name">The calendar's name.</param>
    /// <param name="entries">The entries; written by date, then identity.</param>
    public static string Write(string name, IEnumerable<CalendarEntry> entries)
    {
        var calendar = new Calendar { ProductId = "-//Tripoint//Dialogue register//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var entry in entries.OrderBy(e => e.Date).ThenBy(e => e.Uid, StringComparer.Ordinal)) calendar.Events.Add(Event(entry));
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar was not written.");
    }

    private static CalendarEvent Event(CalendarEntry entry)
    {
        var end = entry.LastDay is { } last && last > entry.Date.Latest ? last : entry.Date.Latest;
        var written = new CalendarEvent
        {
            Uid = entry.Uid,
            Summary = entry.Title,
            DtStamp = new CalDateTime(entry.Changed.UtcDateTime, "UTC"),
            LastModified = new CalDateTime(entry.Changed.UtcDateTime, "UTC"),
            DtStart = new CalDateTime(entry.Date.Earliest),
            DtEnd = new CalDateTime(end.AddDays(1)), // exclusive
            Status = entry.IsCancelled ? "CANCELLED" : entry.Date.Precision == DatePrecision.Day ? "CONFIRMED" : "TENTATIVE",
            Transparency = entry.Date.Precision == DatePrecision.Month ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
        if (entry.Place.Length > 0) written.Location = entry.Place;
        if (entry.Text.Length > 0) written.Description = entry.Text;
        if (entry.Address is not null) written.Url = entry.Address;
        return written;
    }
}
