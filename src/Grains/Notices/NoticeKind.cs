namespace OrleansBooking.Grains.Notices;

/// <summary>What a mail tells of (W3, W5).</summary>
public enum NoticeKind
{
    Booked,
    Changed,
    ContactChanged,
    Cancelled,
    Reminder,

    /// <summary>The city closed the day; the reservation waits for another one.</summary>
    DayClosed,
}
