namespace OrleansBooking.Bench.City;

/// <summary>A slot as requests write it.</summary>
public readonly record struct BenchSlot(string Venue, string Date, string Time);
