namespace OrleansBooking.Contracts.Changes;

/// <summary>What a change does to one day.</summary>
/// <param name="Booked">Seats that are booked.</param>
/// <param name="Displaced">People whose seats the change takes away; seats are counted by time, so a day may have room and displaced people.</param>
/// <param name="FreeAfter">Seats that are free afterwards.</param>
[GenerateSerializer, Immutable, Alias("DayEffect")]
public sealed record DayEffect(DateOnly Date, int SeatsBefore, int SeatsAfter, int Booked, int Displaced, int FreeAfter);
