using System.Globalization;
using OrleansBooking.Contracts.Days;

namespace OrleansBooking.Api.Days;

/// <summary>The engine's figures as the API writes them.</summary>
public static class DayAnswers
{
    public static TodayAnswer Of(DayFigures day)
    {
        var hours = day.Slots.GroupBy(slot => slot.Time.Hour).Select(Hour).ToList();
        var (arrived, noShow, late, booked) = (hours.Sum(hour => hour.Arrived), hours.Sum(hour => hour.NoShow), hours.Sum(hour => hour.Late),
            hours.Sum(hour => hour.Booked));
        return new TodayAnswer(
            day.Venue, Date(day.Date), day.AsOf, hours.Sum(hour => hour.Capacity), booked, arrived, hours.Sum(hour => hour.Done),
            hours.Sum(hour => hour.NotHandedOver), noShow, late, booked - arrived - noShow - late, hours.Sum(hour => hour.Free), day.WalkIns, hours,
            [.. day.Slots.Select(Slot)]);
    }

    public static MonthFiguresAnswer Of(MonthFigures month) => new(
        month.Venue, month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.AsOf,
        [.. month.Days.Select(day => new MonthFiguresAnswer.Filled(
            Date(day.Date), day.Capacity, day.Booked, Math.Max(0, day.Capacity - day.Booked), day.ClosedReason, day.Holiday))]);

    public static NextFreeAnswer Of(NextFree next) =>
        new(next.Venue, next.Procedure, Date(next.Date), next.Time.ToString("HH:mm", CultureInfo.InvariantCulture));

    public static IntegrityAnswer Of(Integrity integrity) =>
        new(integrity.IsSound, integrity.AsOf, [.. integrity.Checks.Select(check => new IntegrityAnswer.Check(check.Name, check.Wrong))]);

    private static TodayAnswer.SlotOfDay Slot(SlotFigures slot) => new(
        slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture), slot.Minutes, slot.Capacity, slot.Booked, slot.Arrived, slot.Done,
        slot.NotHandedOver, slot.NoShow, slot.Late, Math.Max(0, slot.Capacity - slot.Booked));

    // Seats of an overbooked time are no free seats of another.
    private static TodayAnswer.Hour Hour(IGrouping<int, SlotFigures> slots) => new(
        new TimeOnly(slots.Key, 0).ToString("HH:mm", CultureInfo.InvariantCulture),
        slots.Sum(slot => slot.Capacity), slots.Sum(slot => slot.Booked), slots.Sum(slot => slot.Arrived), slots.Sum(slot => slot.Done),
        slots.Sum(slot => slot.NotHandedOver), slots.Sum(slot => slot.NoShow), slots.Sum(slot => slot.Late),
        slots.Sum(slot => Math.Max(0, slot.Capacity - slot.Booked)));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
