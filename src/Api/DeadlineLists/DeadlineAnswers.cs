using System.Globalization;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Api.DeadlineLists;

/// <summary>Lists and changes as the API writes them.</summary>
public static class DeadlineAnswers
{
    public static DeadlineListAnswer Of(DeadlineList list) => new(
        list.Venue, Date(list.Date), list.DeadlineAt, list.FrozenAt,
        [.. list.People.Select(one => new DeadlineListAnswer.Entry(
            Time(one.Time)!, one.Minutes, ReservationNumberField.Format(one.Number), one.Procedure, one.ReservationId, one.Name, one.Kana))]);

    public static DeadlineChangesAnswer Of(DeadlineChanges changes) => new(
        changes.Venue, Date(changes.Date), changes.FrozenAt, changes.AsOf,
        [.. changes.Changes.Select(one => new DeadlineChangesAnswer.Change(
            one.Kind, one.At, ReservationNumberField.Format(one.Number), Time(one.TimeBefore), Time(one.TimeAfter), one.Procedure, one.ReservationId, one.Name,
            one.Kana))]);

    public static ListedDayAnswer Of(ListedDay day) => new(day.Venue, Date(day.Date), day.DeadlineAt, day.FrozenAt, day.People, day.AnnouncedAt, day.Attempts);

    public static DeadlineAnswer Of(ListDeadline deadline) => new(deadline.Venue, deadline.DaysBefore, Time(deadline.At)!, deadline.MailTo, deadline.Revision);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
