namespace OrleansBooking.Contracts.Days;

/// <summary>How a day at a venue stands, as the API answers it; no personal data.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Capacity">Seats</param>
/// <param name="Booked">Everybody whose appointment was not cancelled, whatever became of it</param>
/// <param name="Arrived">Who came, those who are finished included</param>
/// <param name="Done">Of those who came: finished</param>
/// <param name="NotHandedOver">Of those who came: got nothing</param>
/// <param name="NoShow">Who is known not to have come</param>
/// <param name="Late">Who has not come, a quarter of an hour after the time</param>
/// <param name="Expected">Who is still to come and not late</param>
/// <param name="Free">Seats that nobody has</param>
/// <param name="WalkIns">People without an appointment</param>
/// <param name="Hours">By hour of the appointment, in order</param>
/// <param name="Slots">By time, in order</param>
public sealed record TodayAnswer(
    string VenueId, string Date, DateTimeOffset AsOf, int Capacity, int Booked, int Arrived, int Done, int NotHandedOver, int NoShow,
    int Late, int Expected, int Free, int WalkIns, IReadOnlyList<TodayAnswer.Hour> Hours, IReadOnlyList<TodayAnswer.SlotOfDay> Slots)
{
    /// <summary>One time.</summary>
    /// <param name="Time"><c>09:30</c>, the city's clock</param>
    public sealed record SlotOfDay(string Time, int Minutes, int Capacity, int Booked, int Arrived, int Done, int NotHandedOver, int NoShow, int Late, int Free);

    /// <summary>One hour.</summary>
    /// <param name="Time">Its beginning, <c>09:00</c></param>
    public sealed record Hour(string Time, int Capacity, int Booked, int Arrived, int Done, int NotHandedOver, int NoShow, int Late, int Free)
    {
        /// <summary>Who is still to come and not late.</summary>
        public int Expected => Booked - Arrived - NoShow - Late;
    }
}
