namespace OrleansBooking.Contracts.Centre;

/// <summary>How many calls were drawn; less than asked for when there were not so many.</summary>
public sealed record Drawn(int Count);
