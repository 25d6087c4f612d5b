using System.Diagnostics.Metrics;

namespace OrleansBooking.Grains.Calendars;

/// <summary>Figures of the calendars, meter <c>OrleansBooking.Calendars</c>.</summary>
public sealed class CalendarMetrics(IMeterFactory meters)
{
    public const string MeterName = "OrleansBooking.Calendars";

    private readonly Counter<long> _refreshes = meters.Create(MeterName).CreateCounter<long>(
        "booking.calendar.refreshes", "{query}", "Months read anew from the database.");

    public void Refreshed() => _refreshes.Add(1);
}
