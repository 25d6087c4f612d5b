namespace OrleansBooking.Web.Staff.Names;

/// <summary>What the reception may say of an appointment, by how it stands; the API decides.</summary>
public static class Marks
{
    private static readonly string[] All = ["arrive", "done", "not-handed-over", "no-show", "undo"];

    /// <summary>True for a word that the API knows.</summary>
    public static bool Are(string? word) => Array.IndexOf(All, word) >= 0;

    /// <summary>What can follow; nobody is a no-show before the time has passed.</summary>
    public static IReadOnlyList<string> After(ListedReservation reservation, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return reservation.Status switch
        {
            "booked" => reservation.IsLate(now) ? ["arrive", "done", "not-handed-over", "no-show"] : ["arrive", "done", "not-handed-over"],
            "arrived" => ["done", "not-handed-over", "undo"],
            "done" or "not-handed-over" or "no-show" => ["undo"],
            _ => [],
        };
    }
}
