using System.Globalization;
using System.Text;
using OrleansBooking.Bench.City;

namespace OrleansBooking.Bench.Contenders;

/// <summary>One side of the comparison: where it listens, what it runs in, and how far its city is used up.</summary>
/// <param name="Servers">Its processes without PostgreSQL.</param>
/// <param name="Postmaster">The PostgreSQL server, shared with the other side; only one side works at a time.</param>
public sealed record Contender(string Name, Uri Web, string Token, IReadOnlyList<int> Servers, int Postmaster, BenchDatabase Database, bool IsPeer)
{
    /// <summary>What the load has used up so far.</summary>
    public Supply Supply { get; } = new();

    /// <summary>Bookings acknowledged so far, to be compared with SQL.</summary>
    public long Acknowledged { get; set; }

    /// <summary>A booking by the administrator for an applicant, with contact and mail.</summary>
    public byte[] Booking(BenchSlot slot, int applicant, string prefix = "")
    {
        var body = string.Create(CultureInfo.InvariantCulture,
            $$"""{"venueId":"{{slot.Venue}}","date":"{{slot.Date}}","time":"{{slot.Time}}","procedure":"card-pickup","reservationId":"{{BenchApplicants.Id(applicant)}}","birthday":"{{BenchApplicants.Birthday}}","name":"山田 花子","kana":"ヤマダ ハナコ","phone":"09012345678","email":"hanako@example.jp"}""");
        return Post(prefix + "/api/v1/reservations", body);
    }

    /// <summary>A change of the slot of a reservation.</summary>
    public byte[] Move(string number, BenchSlot slot) =>
        Post($"/api/v1/reservations/{number}/move", $$"""{"venueId":"{{slot.Venue}}","date":"{{slot.Date}}","time":"{{slot.Time}}"}""");

    /// <summary>A page or a list.</summary>
    public static byte[] Get(string path) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    private byte[] Post(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {Token}\r\nIdempotency-Key: {Guid.NewGuid()}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
