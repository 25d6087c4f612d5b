namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>What is free in a month, as the API answers it.</summary>
public sealed record AvailableMonth(IReadOnlyList<AvailableMonth.Day> Days)
{
    public sealed record Day(string Date, string State, string? Reason, IReadOnlyList<Slot> Slots)
    {
        public int Free => Slots.Sum(slot => slot.Free);
    }

    public sealed record Slot(string Time, int Minutes, int Capacity, int Free);
}
