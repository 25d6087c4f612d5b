using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Api.Reservations;

/// <summary>States as the API writes them.</summary>
public static class StateWords
{
    private static readonly string[] Statuses = ["booked", "arrived", "done", "not-handed-over", "no-show", "cancelled"];
    private static readonly string[] Channels = ["web", "telephone", "staff", "import"];
    private static readonly string[] Days = ["open", "few", "full", "closed", "coming"];

    public static string Of(ReservationStatus status) => Statuses[(int)status];

    public static string Of(Channel channel) => Channels[(int)channel];

    public static string Of(DayState day) => Days[(int)day];

    /// <summary>The status of a word, or null.</summary>
    public static ReservationStatus? Status(string word) =>
        Array.IndexOf(Statuses, word) is var index and >= 0 ? (ReservationStatus)index : null;
}
