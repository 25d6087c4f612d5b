using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Closings;

/// <summary>What opening a closed day again would do. Nobody's reservation is touched.</summary>
/// <param name="Venues">Those that would have sessions again.</param>
/// <param name="Seats">Of all of them together.</param>
/// <param name="Booked">Still booked for the day: they have their seats again, and must be told.</param>
/// <param name="Moved">Have another day meanwhile, and keep that.</param>
/// <param name="Cancelled">Have cancelled meanwhile.</param>
/// <param name="Mailed">Of those still booked: a mail told them that the day is closed.</param>
[GenerateSerializer, Immutable, Alias("ReopeningPreview")]
public sealed record ReopeningPreview(ImmutableArray<string> Venues, int Seats, int Booked, int Moved, int Cancelled, int Mailed);
