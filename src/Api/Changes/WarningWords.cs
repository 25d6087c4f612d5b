using System.Globalization;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Api.Changes;

/// <summary>Warnings of the simulator in words: the only place where that happens.</summary>
public static class WarningWords
{
    /// <summary>As programs read it.</summary>
    public static string Code(WarningKind kind) => kind switch
    {
        WarningKind.Displaced => "displaced",
        WarningKind.NoContact => "no-contact",
        WarningKind.TenTimesUsual => "ten-times-usual",
        WarningKind.DuplicateSession => "duplicate-session",
        WarningKind.Overlap => "overlap",
        WarningKind.InThePast => "in-the-past",
        WarningKind.OpeningInThePast => "opening-in-the-past",
        WarningKind.OpensEarlier => "opens-earlier",
        WarningKind.Holiday => "holiday",
        WarningKind.ClosedDay => "closed-day",
        WarningKind.OutsideWindow => "outside-window",
        WarningKind.ClosedDayWithBookings => "closed-day-with-bookings",
        WarningKind.AboveLimit => "above-limit",
        WarningKind.ProcedureRemoved => "procedure-removed",
        WarningKind.ChangeableNoLonger => "changeable-no-longer",
        WarningKind.ProcedureBooked => "procedure-booked",
        WarningKind.ShorterThanProcedure => "shorter-than-procedure",
        WarningKind.BookedWithoutId => "booked-without-id",
        WarningKind.UsesRightUp => "uses-right-up",
        WarningKind.LeavesRight => "leaves-right",
        WarningKind.BringChanged => "bring-changed",
        WarningKind.OfferedNowhere => "offered-nowhere",
        _ => throw new InvalidOperationException($"No code is defined for the warning {kind}."),
    };

    /// <summary>As people read it.</summary>
    public static string Of(ChangeWarning warning, ProblemWords words) => string.Format(
        CultureInfo.InvariantCulture, words.OrKey("warning.", Code(warning.Kind)), Day(warning.Date, words), Time(warning.From), Time(warning.To),
        warning.Found, warning.Usual, warning.Name);

    private static string? Day(DateOnly? date, ProblemWords words) =>
        date is not { } day ? null
        : words == ProblemWords.English ? day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)
        : JapaneseDates.FullDay(day);

    private static string? Time(TimeOnly? time) => time?.ToString("H:mm", CultureInfo.InvariantCulture);
}
