using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Console;

/// <summary>How long a call lasts, in words.</summary>
public static class CallLength
{
    /// <summary>Whole minutes and seconds.</summary>
    public static string Of(TimeSpan time) => StaffTexts.Get("Centre.minutes", (int)time.TotalMinutes, time.Seconds);
}
