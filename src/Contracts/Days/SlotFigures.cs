namespace OrleansBooking.Contracts.Days;

/// <summary>How one time of a day stands; counts are people.</summary>
/// <param name="Booked">Everybody whose appointment was not cancelled, whatever became of it.</param>
/// <param name="Arrived">Who came, those who are finished included.</param>
/// <param name="Done">Of those who came: finished.</param>
/// <param name="NotHandedOver">Of those who came: got nothing.</param>
/// <param name="NoShow">Who is known not to have come.</param>
/// <param name="Late">Who has not come, and a quarter of an hour has passed since the time.</param>
[GenerateSerializer, Immutable, Alias("SlotFigures")]
public sealed record SlotFigures(
    TimeOnly Time, int Minutes, int Capacity, int Booked, int Arrived, int Done, int NotHandedOver, int NoShow, int Late);
