namespace OrleansBooking.Grains.Notices;

/// <summary>The kinds as the table writes them.</summary>
internal static class NoticeKinds
{
    public static NoticeKind Parse(string stored) => stored switch
    {
        "booked" => NoticeKind.Booked,
        "changed" => NoticeKind.Changed,
        "contact-changed" => NoticeKind.ContactChanged,
        "cancelled" => NoticeKind.Cancelled,
        "reminder" => NoticeKind.Reminder,
        "day-closed" => NoticeKind.DayClosed,
        _ => throw new InvalidOperationException($"Unknown kind of notice: {stored}."),
    };
}
