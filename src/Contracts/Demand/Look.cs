namespace OrleansBooking.Contracts.Demand;

/// <summary>Somebody looked at what is free. Who, is not in here.</summary>
/// <param name="Venue">Where; empty: at all venues at once.</param>
/// <param name="At">The first look; the next ones within <see cref="DemandCounter.Patience"/> are the same look.</param>
/// <param name="Taken">A seat was taken after it, here or elsewhere.</param>
public sealed record Look(string Venue, DateTimeOffset At, bool Taken);
