using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Calls;

/// <summary>Seats of a time that the telephone can book: those kept from the public's pages with them, and times that the public's pages book no more.</summary>
[GenerateSerializer, Immutable, Alias("TelephoneSeats")]
public sealed record TelephoneSeats(SlotKey Slot, int Minutes, int Capacity, int Free);
