namespace OrleansBooking.Faults.Invariants;

/// <summary>A time in which what had been sent could not be marked as sent: a silo or PostgreSQL was dying, dead or out of reach.</summary>
/// <param name="Begin">In the units of <see cref="System.Diagnostics.Stopwatch"/>, as <paramref name="End"/>.</param>
public sealed record FaultWindow(long Begin, long End);
