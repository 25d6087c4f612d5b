namespace OrleansBooking.Bench.Peer;

/// <summary>What the peer reads and writes: the product's requests, and answers of the same shape.</summary>
public static class PeerRequests
{
    public sealed record Book(
        string VenueId, DateOnly Date, string Time, string Procedure, string ReservationId, string Birthday,
        string? Name, string? Kana, string? Phone, string? Email);

    public sealed record Move(string VenueId, DateOnly Date, string Time);

    public sealed record Booked(
        string Number, string VenueId, DateOnly Date, string Time, string Procedure, string Status, string Channel, int Version);

    public sealed record Problem(string Type, int Status);

    public sealed record Month(string VenueId, string Procedure, string MonthName, DateTimeOffset AsOf, IReadOnlyList<Day> Days);

    public sealed record Day(string Date, string State, IReadOnlyList<Slot> Slots);

    public sealed record Slot(string Time, int Minutes, int Capacity, int Free);
}
